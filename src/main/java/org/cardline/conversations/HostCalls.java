package org.cardline.conversations;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.cardline.cards.HostUnavailable;

/**
 * Calls to the card host, each on a thread of its own, so that a caller who hangs up ends no command and a slow host
 * leaves no caller in silence.
 */
final class HostCalls {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration BEFORE_A_SENTENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_OFFERS = Duration.ofMillis(2_500);

    private final Executor threads;

    /** @param threads a virtual thread a call, or, in a simulation, the simulated time */
    HostCalls(Executor threads) {
        this.threads = threads;
    }

    /** The call's result; after 8 s the caller may leave for a person, and the call goes on without them. */
    <T> T during(Talk talk, Callable<T> call) throws HostUnavailable {
        var running = new CompletableFuture<T>();
        threads.execute(() -> complete(running, call));
        if (!await(talk, running, BEFORE_A_SENTENCE)) talk.insist("One moment. We are asking the card system.");
        while (!await(talk, running, BETWEEN_OFFERS))
            talk.offersPerson("This takes long. To wait: press 1. A person: 0.");
        return result(running);
    }

    private static <T> void complete(CompletableFuture<T> running, Callable<T> call) {
        try {
            running.complete(call.call());
        } catch (Exception | Error e) {
            running.completeExceptionally(e);
        }
    }

    private static boolean await(Talk talk, CompletableFuture<?> running, Duration atMost) {
        for (Duration left = atMost; left.isPositive() && !running.isDone(); left = left.minus(LOOK)) talk.pause(LOOK);
        return running.isDone();
    }

    private static <T> T result(CompletableFuture<T> running) throws HostUnavailable {
        try {
            return running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HostUnavailable unavailable) throw unavailable;
            throw e;
        }
    }
}
