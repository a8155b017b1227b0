package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cardline.line.Caller;

/** A moment at which the caller's thread looks around, whatever is said meanwhile. */
record Deadline(InstantSource clock, Instant at) {
    /** None. */
    static final Deadline NEVER = new Deadline(InstantSource.system(), Instant.MAX);

    /** Who is woken early finds it not over yet, and looks no more for long. */
    private static final int AFTER_MILLIS = 20;

    /** So long from now. */
    static Deadline in(Duration time, Services services, Caller caller) {
        var deadline = new Deadline(services.clock(), services.clock().instant().plus(time));
        CompletableFuture.delayedExecutor(time.toMillis() + AFTER_MILLIS, TimeUnit.MILLISECONDS)
                .execute(caller::wake);
        return deadline;
    }

    boolean isOver() {
        return !clock.instant().isBefore(at);
    }
}
