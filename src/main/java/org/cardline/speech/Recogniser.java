package org.cardline.speech;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The loaded models and a bounded pool: sound in, what it means out. It never makes anybody wait: with too much to do it says
 * {@link Heard.Busy} at once. Any thread may use it.
 */
public final class Recogniser implements Understanding, AutoCloseable {
    /** Stretches that may wait, for each that is worked on. */
    private static final int WAITING = 2;

    /** Longer sound is cut: half a minute. It bounds memory. */
    private static final int MOST_SAMPLES = 30 * 8_000;

    private final Recognition recognition;
    private final ThreadPoolExecutor pool;
    private final LongAdder turnedAway = new LongAdder();

    private Recogniser(Recognition recognition, int workers) {
        this.recognition = recognition;
        var number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                workers, workers, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING * workers), work -> {
                    var thread = new Thread(work, "recognition-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
    }

    /** One worker for each processor but one, which is left to the ticks. */
    public static int usualWorkers() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /**
     * Loads the models: a second or two, and 280 MB of native memory.
     *
     * @param workers recognitions at once, at least 1
     */
    public static Recogniser load(Models models, int workers) throws IOException {
        return new Recogniser(Recognition.load(models), workers);
    }

    /**
     * What was said. The samples are not kept.
     *
     * @param samples 8 kHz; what comes after half a minute is left out
     * @return at once {@link Heard.Busy}, or later what was heard; fails only if the model does
     */
    @Override
    public CompletableFuture<Heard> understand(short[] samples, Listening listening) {
        short[] heard = samples.length > MOST_SAMPLES ? java.util.Arrays.copyOf(samples, MOST_SAMPLES) : samples;
        try {
            return CompletableFuture.supplyAsync(() -> recognition.of(heard, listening), pool);
        } catch (RejectedExecutionException _) {
            turnedAway.increment();
            return CompletableFuture.completedFuture(new Heard.Busy());
        }
    }

    @Override
    public boolean isIdle() {
        return pool.getQueue().isEmpty() && pool.getActiveCount() < pool.getMaximumPoolSize();
    }

    /** How often it was too busy, since it was loaded. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** Ends after what is being worked on. */
    @Override
    public void close() {
        pool.close();
        recognition.close();
    }
}
