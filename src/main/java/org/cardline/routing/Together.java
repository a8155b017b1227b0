package org.cardline.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Statements of many threads that come at once are one: who comes while one runs waits, and goes with the next. Whoever is alone
 * waits for nobody. Any thread; the work is done on one of those that ask.
 */
final class Together<Q, A> {
    /** Bounds a statement. */
    private static final int MOST = 100;

    private final Function<List<Q>, List<A>> work;
    private final Queue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    /** @param work answers all, in their order; what it throws is thrown to each */
    Together(Function<List<Q>, List<A>> work) {
        this.work = work;
    }

    /** The answer to this one. */
    A ask(Q question) {
        var own = new Asked<Q, A>(question, new CompletableFuture<>());
        waiting.add(own);
        turn.lock();
        try {
            while (!own.answer().isDone()) answerSome();
        } finally {
            turn.unlock();
        }
        return answer(own);
    }

    /** How many wait for the next statement. */
    int waiting() {
        return waiting.size();
    }

    private void answerSome() {
        var some = new ArrayList<Asked<Q, A>>();
        while (some.size() < MOST && !waiting.isEmpty()) some.add(waiting.remove());
        try {
            List<A> answers = work.apply(some.stream().map(Asked::question).toList());
            for (int i = 0; i < some.size(); i++) some.get(i).answer().complete(answers.get(i));
        } catch (Throwable fault) { // an error, too: nobody is left without an answer
            some.forEach(each -> each.answer().completeExceptionally(fault));
        }
    }

    private A answer(Asked<Q, A> own) {
        try {
            return own.answer().join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                case null, default -> throw failed;
            }
        }
    }
}
