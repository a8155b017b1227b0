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

    /** So long from now. */
    static Deadline in(Duration time, Services services, Caller caller) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(caller::wake);
        return new Deadline(services.clock(), services.clock().instant().plus(time));
    }

    boolean isOver() {
        return !clock.instant().isBefore(at);
    }
}
