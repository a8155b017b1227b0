package org.cardline.verification;

import java.time.Instant;
import java.time.InstantSource;
import org.cardline.cards.CustomerReference;

/** A code that was sent for this call: good once, for a time, and for a few tries. */
final class IssuedCode {
    private final CustomerReference customer;
    private final OneTimeCode code;
    private final boolean settled;
    private final Instant until;
    private final InstantSource clock;
    private int triesLeft;

    IssuedCode(
            CustomerReference customer,
            OneTimeCode code,
            boolean settled,
            Instant until,
            int tries,
            InstantSource clock) {
        this.customer = customer;
        this.code = code;
        this.settled = settled;
        this.until = until;
        this.triesLeft = tries;
        this.clock = clock;
    }

    CustomerReference customer() {
        return customer;
    }

    /** Whether the device it went to has been on file as long as the policy asks. */
    boolean settled() {
        return settled;
    }

    synchronized boolean accepts(OneTimeCode given) {
        boolean matches = code.matches(given);
        if (triesLeft == 0 || !clock.instant().isBefore(until)) return false;
        triesLeft = matches ? 0 : triesLeft - 1;
        return matches;
    }
}
