package org.cardline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * Ctrl-C, SIGTERM and a closed terminal. The first asks for a stop, the second for one at once, the third doesn't wait
 * for anything.
 *
 * <p>Not shutdown hooks: the JVM runs all of them at the same time, and the database must stop after the last call.
 */
final class StopSignals {
    private static final int KILLED_STATUS = 130;

    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch atOnce = new CountDownLatch(1);

    /** From now on signals are taken; until now one ends the process at once. */
    static StopSignals listening() {
        var signals = new StopSignals();
        for (String name : List.of("INT", "TERM", "HUP")) Signal.handle(new Signal(name), each -> signals.receive());
        return signals;
    }

    void receive() {
        switch (received.incrementAndGet()) {
            case 1 -> stop.countDown();
            case 2 -> atOnce.countDown();
            default -> Runtime.getRuntime().halt(KILLED_STATUS);
        }
    }

    void awaitStop() throws InterruptedException {
        stop.await();
    }

    /** Whether a stop at once is asked, now or within this time. */
    boolean atOnceWithin(Duration wait) throws InterruptedException {
        return atOnce.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
