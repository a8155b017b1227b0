package org.cardline.conversations;

import java.util.Optional;
import org.cardline.line.Arrival;
import org.cardline.programme.EntryPoint;

/**
 * By what a caller who is cut off while waiting is known when they come again, to have their place: their browser's session,
 * or their number together with the network that the call comes from. Anybody can write a number into a From, but not
 * send it by another's trunk: a number alone would let who writes another's take that one's place. It verifies nothing.
 */
final class ComesAgain {
    private static final String NUMBER = "\\+?\\d{7,15}";

    private ComesAgain() {}

    /** Empty where it may be anybody: a number that is withheld or no number, or an operator's, who calls for many. */
    static Optional<String> by(Arrival arrival, EntryPoint entry) {
        if (arrival.session().isPresent()) return arrival.session();
        return arrival.callingNumber()
                .filter(number -> number.matches(NUMBER) && !entry.acceptsCharges())
                .map(number -> number + " by " + arrival.network().getHostAddress());
    }
}
