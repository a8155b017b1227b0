package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final List<List<Integer>> statements = new CopyOnWriteArrayList<>();

    @Test
    void whoeverIsAloneGoesAlone() {
        var together = new Together<Integer, Integer>(this::doubled);
        assertThat(together.ask(1)).isEqualTo(2);
        assertThat(together.ask(2)).isEqualTo(4);
        assertThat(statements).containsExactly(List.of(1), List.of(2));
    }

    /** The first is held in its statement until all others have asked. */
    @Test
    void whoComesMeanwhileGoesWithTheNextAndHasTheirOwnAnswer() throws Exception {
        var begun = new CountDownLatch(1);
        var goesOn = new Semaphore(0);
        var together = new Together<Integer, Integer>(all -> {
            begun.countDown();
            goesOn.acquireUninterruptibly();
            return doubled(all);
        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            answers.add(callers.submit(() -> together.ask(0)));
            begun.await();
            for (int i : IntStream.rangeClosed(1, 150).toArray()) answers.add(callers.submit(() -> together.ask(i)));
            while (together.waiting() < 150) Thread.onSpinWait();
            goesOn.release(3);
            for (int i = 0; i <= 150; i++) assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(statements).extracting(List::size).containsExactly(1, 100, 50);
    }

    @Test
    void whatGoesWrongIsThrownToWhoAskedAndTheNextIsServed() {
        var together = new Together<Integer, Integer>(all -> {
            if (all.contains(13)) throw new IllegalStateException("no");
            return doubled(all);
        });
        assertThatThrownBy(() -> together.ask(13))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(together.ask(7)).isEqualTo(14);
    }

    @Test
    void anErrorLeavesNobodyWithoutAnAnswer() {
        var together = new Together<Integer, Integer>(all -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(() -> together.ask(1)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> together.ask(2)).isInstanceOf(StackOverflowError.class);
    }

    private List<Integer> doubled(List<Integer> all) {
        statements.add(all);
        return all.stream().map(each -> 2 * each).toList();
    }
}
