package org.cardline.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What processes tell each other by the database. */
@Timeout(60)
class EventsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final int CLOSINGS = 5;

    private final BlockingQueue<List<Long>> others = new LinkedBlockingQueue<>();

    @Test
    void whoClosesEndsAtOnceAndTheOthersGoOn() throws Exception {
        Duration shortest = Duration.ofDays(1);
        try (Events other = Events.start(STORE.store(), "test", others::add)) {
            isHeard(other, others);
            for (int i = 0; i < CLOSINGS; i++) {
                Duration length = closing();
                if (length.compareTo(shortest) < 0) shortest = length;
            }
            others.clear();
            isHeard(other, others);
        }
        assertThat(shortest).as("where the machine lets it").isLessThan(Duration.ofMillis(100));
    }

    /** How long that takes for one that waits to hear something. */
    private static Duration closing() throws InterruptedException {
        BlockingQueue<List<Long>> heard = new LinkedBlockingQueue<>();
        Events events = Events.start(STORE.store(), "test", heard::add);
        isHeard(events, heard);
        long begun = System.nanoTime();
        events.close();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** It may not listen yet: told again until it does. */
    private static void isHeard(Events events, BlockingQueue<List<Long>> heard) throws InterruptedException {
        do events.tell(List.of(1L));
        while (heard.poll(200, MILLISECONDS) == null);
    }
}
