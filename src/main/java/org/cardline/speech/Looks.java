package org.cardline.speech;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has speech understood, elsewhere than on the ears' thread. Where there is no room for it, whoever asks is told so at
 * once. What was looked at is cleared.
 */
record Looks(Understanding understanding, Executor pool, EarMeter meter) {
    /** What waits beyond those under way, for each thread: with a second for each, nobody waits longer than two. */
    private static final int WAITING = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    /** So many threads, and a short queue before them. */
    static ExecutorService threads(int count) {
        var named = Thread.ofPlatform().daemon().name("recognition-", 0).factory();
        return new ThreadPoolExecutor(
                count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING * count), named);
    }

    /** False where there is no room; else the outcome is told on another thread. */
    boolean look(short[] speech, Listening listening, Consumer<Heard> told) {
        long since = System.nanoTime();
        try {
            pool.execute(() -> told.accept(outcome(speech, listening, since)));
            return true;
        } catch (RejectedExecutionException full) {
            Arrays.fill(speech, (short) 0);
            return false;
        }
    }

    private Heard outcome(short[] speech, Listening listening, long since) {
        try {
            return understanding.understand(speech, listening);
        } catch (RuntimeException fault) {
            LOG.error("A stretch of speech could not be understood", fault);
            return new Heard.Busy();
        } finally {
            Arrays.fill(speech, (short) 0);
            meter.looked(System.nanoTime() - since);
        }
    }
}
