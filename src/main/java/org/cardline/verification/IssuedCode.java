package org.cardline.verification;

import java.time.Instant;
import java.time.InstantSource;
import org.cardline.cards.CustomerReference;

/** A code that was sent for this call to a device on file. */
final class IssuedCode {
    private final CustomerReference customer;
    private final boolean settled;
    private final TimedCode code;

    IssuedCode(
            CustomerReference customer,
            OneTimeCode code,
            boolean settled,
            Instant until,
            int tries,
            InstantSource clock) {
        this.customer = customer;
        this.settled = settled;
        this.code = new TimedCode(code, until, tries, clock);
    }

    CustomerReference customer() {
        return customer;
    }

    /** Whether the device it went to has been on file as long as the policy asks. */
    boolean settled() {
        return settled;
    }

    boolean accepts(OneTimeCode given) {
        return code.accepts(given);
    }
}
