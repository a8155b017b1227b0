package org.cardline.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.cardline.programme.Reason;

/**
 * A case as it is now; how it came there is its {@link Cases#timeline timeline}.
 *
 * @param customer the host's opaque reference of the customer, where one is known
 * @param card the host's opaque reference of the card, where one is known
 * @param lastFour the card's last four digits, where one is known
 * @param heldBy the programme's word for the department that holds it
 * @param nextStep what happens next, in words that may be read to the caller
 * @param nextDate by when; empty when no date is promised
 */
public record Case(
        Reference reference,
        Reason reason,
        Optional<String> customer,
        Optional<String> card,
        Optional<String> lastFour,
        State state,
        String heldBy,
        String nextStep,
        Optional<LocalDate> nextDate,
        Instant openedAt,
        Instant changedAt) {

    /** Where a case stands. */
    public enum State {
        /** Somebody has yet to do something. */
        OPEN,
        /** All that was promised is done. */
        CLOSED
    }
}
