package org.cardline.verification;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How an answer waits until it is due; a port, so that tests wait for nothing. */
@FunctionalInterface
public interface Pauses {
    /** Parks the calling thread. */
    Pauses PARKED = time -> {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) LockSupport.parkNanos(left);
    };

    /** Waits for that long. */
    void pause(Duration time);
}
