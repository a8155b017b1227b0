package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cardline.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that matches: at once after a change of this process, and when the caretaker has looked, for what others left
 * undone. Changes that come while it matches are one more batch, however many they are.
 */
final class Matchmaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Matchmaker.class);
    private static final Duration AFTER_A_FAULT = Duration.ofMillis(500);

    private final Batch batch;
    private final InstantSource clock;
    private final Outage outage;
    private final Consumer<List<Standing>> offered;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MAX);
    private final Thread thread =
            Thread.ofPlatform().name("matchmaker").daemon().unstarted(this::run);
    private volatile boolean closed;

    /** @param offered told how it stands with contacts that were offered */
    Matchmaker(Store store, InstantSource clock, Outage outage, Consumer<List<Standing>> offered) {
        batch = new Batch(store, clock);
        this.clock = clock;
        this.outage = outage;
        this.offered = offered;
    }

    void start() {
        thread.start();
    }

    void wake() {
        wake.release();
    }

    void wakeAt(Instant moment) {
        due.accumulateAndGet(moment, (one, other) -> one.isBefore(other) ? one : other);
        wake();
    }

    private void run() {
        while (!closed) {
            try {
                turn();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                if (!outage.began(fault)) LOG.error("Matching failed and goes on", fault);
                pause();
            }
        }
    }

    private void turn() throws InterruptedException {
        waitForWork();
        wake.drainPermits();
        Instant now = clock.instant();
        due.updateAndGet(moment -> moment.isAfter(now) ? moment : Instant.MAX);
        if (!outage.lasts()) match();
    }

    private void waitForWork() throws InterruptedException {
        Instant next = due.get();
        if (next.equals(Instant.MAX)) wake.acquire();
        else wake.tryAcquire(Duration.between(clock.instant(), next).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once; where something was offered, more may be the next time. */
    private void match() {
        Optional<List<Standing>> done = batch.run();
        done.filter(some -> !some.isEmpty()).ifPresent(offered);
        if (done.isEmpty() || !done.get().isEmpty()) wake();
    }

    /** What fails is not tried without end. Nothing could wake this earlier. */
    private void pause() {
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(Routing.LEASE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
