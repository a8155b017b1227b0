package org.cardline.verification;

import java.time.Instant;
import java.time.InstantSource;

/** A code that was sent: good once, for a time, and for a few tries. Any thread. */
final class TimedCode {
    private final OneTimeCode code;
    private final Instant until;
    private final InstantSource clock;
    private int triesLeft;

    TimedCode(OneTimeCode code, Instant until, int tries, InstantSource clock) {
        this.code = code;
        this.until = until;
        this.triesLeft = tries;
        this.clock = clock;
    }

    synchronized boolean accepts(OneTimeCode given) {
        boolean matches = code.matches(given);
        if (triesLeft == 0 || !clock.instant().isBefore(until)) return false;
        triesLeft = matches ? 0 : triesLeft - 1;
        return matches;
    }
}
