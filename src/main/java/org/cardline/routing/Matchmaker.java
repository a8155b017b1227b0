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
 * The thread that matches: at once after a change of this process, and by itself every now and then for what others left
 * undone. Changes that come while it matches are one more batch, however many they are.
 */
final class Matchmaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Matchmaker.class);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);

    /** Another process matches: it may have begun before our change. */
    private static final long TRIES_AGAIN_MILLIS = 2;

    private final Batch batch;
    private final Sweep sweep;
    private final NodeTable nodes;
    private final Incarnation own;
    private final InstantSource clock;
    private final Outage outage;
    private final Consumer<List<Standing>> offered;
    private final Consumer<List<ContactId>> changed;
    private final Runnable look;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MAX);
    private final Thread thread =
            Thread.ofPlatform().name("matchmaker").daemon().unstarted(this::run);
    private Instant nextLook = Instant.MIN;
    private Instant lookedAt;
    private volatile boolean closed;

    /**
     * @param offered told how it stands with contacts that were offered
     * @param changed told which contacts are no longer with whom they were
     * @param look called now and then, for what may have been missed
     */
    Matchmaker(
            Store store,
            Incarnation own,
            InstantSource clock,
            Outage outage,
            Consumer<List<Standing>> offered,
            Consumer<List<ContactId>> changed,
            Runnable look) {
        batch = new Batch(store, clock);
        sweep = new Sweep(store, clock);
        nodes = new NodeTable(store.jdbc());
        this.own = own;
        this.clock = clock;
        this.outage = outage;
        lookedAt = clock.instant();
        this.offered = offered;
        this.changed = changed;
        this.look = look;
    }

    void start() {
        nodes.beat(own, clock.instant().plus(Routing.LEASE));
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
        wake.tryAcquire(millisToWait(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        Instant now = clock.instant();
        due.updateAndGet(moment -> moment.isAfter(now) ? moment : Instant.MAX);
        if (outage.lasts() || !now.isBefore(nextLook)) lookAround(now);
        matchAll();
    }

    private long millisToWait() {
        Instant next = due.get().isBefore(nextLook) ? due.get() : nextLook;
        return nextLook == Instant.MIN
                ? 0
                : Math.max(0, Duration.between(clock.instant(), next).toMillis());
    }

    private void lookAround(Instant now) {
        nodes.beat(own, now.plus(Routing.LEASE));
        if (outage.lasts()) isBack(now);
        List<ContactId> back = sweep.run(own);
        if (!back.isEmpty()) changed.accept(back);
        look.run();
        nextLook = now.plus(LOOKS_EVERY);
        lookedAt = now;
    }

    /** Nobody could show that they are there while the database wasn't. */
    private void isBack(Instant now) {
        sweep.spares(lookedAt, now);
        outage.ends();
    }

    /** Until nothing more can be offered. */
    private void matchAll() {
        while (!closed) {
            Optional<List<Standing>> done = batch.run();
            if (done.isEmpty()) {
                wakeAt(clock.instant().plusMillis(TRIES_AGAIN_MILLIS));
                return;
            }
            if (done.get().isEmpty()) return;
            offered.accept(done.get());
        }
    }

    /** After a fault alone: a database that is down is not asked without end. Nothing could wake this earlier. */
    private void pause() {
        try {
            Thread.sleep(LOOKS_EVERY);
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
