package org.cardline;

import java.time.Duration;

/** The calls of this process, as a stop sees them. */
@FunctionalInterface
interface RunningCalls {
    /**
     * From now on an arriving call is answered 503; those that run go on.
     *
     * @return whether all were over within this time
     */
    boolean drain(Duration atMost) throws InterruptedException;
}
