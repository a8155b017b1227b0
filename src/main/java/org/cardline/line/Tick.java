package org.cardline.line;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that carries the media of many legs: twenty slices, one every millisecond, each due every 20 ms by an absolute
 * deadline. Everything a leg holds belongs to this thread; others reach it by orders, which are carried out between two
 * slices. Nothing on it waits for anything but time.
 */
final class Tick implements AutoCloseable {
    static final int SLICES = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Tick.class);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** So far behind, it leaves out what it missed instead of sending it in one burst. */
    private static final long MOST_BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final Slice[] slices = new Slice[SLICES];
    private final Scratch scratch = new Scratch();
    private final LineMeter meter;
    private final Thread thread;
    private volatile boolean closed;

    Tick(int number, int sliceCapacity, LineMeter meter) {
        this.meter = meter;
        for (int i = 0; i < SLICES; i++) slices[i] = new Slice(sliceCapacity);
        thread = Thread.ofPlatform()
                .name("tick-" + number)
                .priority(Thread.MAX_PRIORITY)
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Any thread: to be done between two slices, within 20 ms, in order. It must not wait. */
    void order(Runnable order) {
        orders.add(order);
    }

    /** Any thread: this leg joins a slice. */
    void join(int slice, Leg leg) {
        order(() -> slices[slice].add(leg));
    }

    /** Any thread: this leg says goodbye and leaves its slice; then nothing here touches it any more. */
    void leave(int slice, Leg leg, Runnable left) {
        order(() -> slices[slice].remove(leg));
        order(() -> leg.leave(scratch));
        order(left);
    }

    long threadId() {
        return thread.threadId();
    }

    private void run() {
        long due = System.nanoTime();
        int index = 0;
        while (!closed) {
            if (index == 0 || !slices[index].isEmpty()) due = step(slices[index], due);
            index = (index + 1) % SLICES;
            due += STEP_NANOS;
        }
        obey();
    }

    private long step(Slice slice, long due) {
        waitUntil(due);
        long late = System.nanoTime() - due;
        obey();
        slice.run(scratch);
        meter.ticked(late, scratch);
        return late < MOST_BEHIND_NANOS ? due : due + late;
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private void obey() {
        for (Runnable order = orders.poll(); order != null; order = orders.poll()) obey(order);
    }

    private static void obey(Runnable order) {
        try {
            order.run();
        } catch (RuntimeException fault) {
            LOG.error("An order of a call failed; the tick goes on", fault);
        }
    }

    /** Carries out what was ordered, and ends. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
