package org.cardline.guide;

import java.time.InstantSource;
import java.util.Optional;
import org.cardline.cases.Reference;

/** Who was shown a case may add to it {@link ForAWhile for a while}, or be called about it. A ticket shows nothing. Any thread. */
final class Tickets {
    private final ForAWhile<Reference> tickets;

    Tickets(InstantSource time) {
        tickets = new ForAWhile<>(time);
    }

    /** A fresh one. */
    String of(Reference reference) {
        return tickets.keep(reference);
    }

    /** The case that it is for. */
    Optional<Reference> reference(String ticket) {
        return tickets.of(ticket);
    }
}
