package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cardline.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that does now and then what no change asks for: shows that this process is there, brings about what is so by time
 * alone, and after an outage of the database writes what was kept. It keeps no match waiting.
 */
final class Caretaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Sweep sweep;
    private final NodeTable nodes;
    private final Incarnation own;
    private final InstantSource clock;
    private final Outage outage;
    private final Consumer<List<ContactId>> changed;
    private final Runnable look;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("caretaker").daemon().factory());
    private Instant lookedAt;

    /**
     * @param changed told which contacts are no longer with whom they were
     * @param look called every time, for what may have been missed
     */
    Caretaker(
            Store store,
            Incarnation own,
            InstantSource clock,
            Outage outage,
            Consumer<List<ContactId>> changed,
            Runnable look) {
        sweep = new Sweep(store, clock);
        nodes = new NodeTable(store.jdbc());
        this.own = own;
        this.clock = clock;
        this.outage = outage;
        lookedAt = clock.instant();
        this.changed = changed;
        this.look = look;
    }

    void start() {
        nodes.beat(own, clock.instant().plus(Routing.LEASE));
        thread.scheduleWithFixedDelay(this::tryRound, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryRound() {
        try {
            round(clock.instant());
        } catch (RuntimeException fault) {
            if (!outage.began(fault)) LOG.error("What time brings about is done later", fault);
        }
    }

    private void round(Instant now) {
        nodes.beat(own, now.plus(Routing.LEASE));
        if (outage.lasts()) isBack(now);
        List<ContactId> back = sweep.run(own);
        if (!back.isEmpty()) changed.accept(back);
        look.run();
        lookedAt = now;
    }

    /** Nobody could show that they are there while the database wasn't. */
    private void isBack(Instant now) {
        sweep.spares(lookedAt, now);
        outage.ends();
    }

    /** After what is being done. */
    @Override
    public void close() {
        thread.close();
    }
}
