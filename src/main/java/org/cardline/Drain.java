package org.cardline;

import java.time.Duration;
import java.time.InstantSource;

/** A stop that lets running calls end: no new ones, and time for the others up to a limit or a second signal. */
record Drain(RunningCalls calls, Duration limit, InstantSource time) {
    private static final Duration LOOKS_AGAIN = Duration.ofMillis(100);

    /** Returns when no call runs any more, the limit is over, or a stop at once is asked. */
    void run(StopSignals signals) throws InterruptedException {
        if (calls.drain(LOOKS_AGAIN)) return;
        System.out.println("Stopping: no new calls; those that run may go on for " + limit.toSeconds()
                + " s. Once more stops at once.");
        var deadline = time.instant().plus(limit);
        while (!signals.atOnceWithin(Duration.ZERO) && time.instant().isBefore(deadline)) {
            if (calls.drain(LOOKS_AGAIN)) return;
        }
    }
}
