package org.cardline.conversations;

import org.cardline.line.Ringing;
import org.cardline.routing.NewContact;
import org.cardline.routing.Offered;
import org.cardline.routing.Place;

/**
 * Somebody who has taken the caller, or speaks with the caller's agent.
 *
 * @param contact where the caller waits if they are lost
 */
record Party(NewContact contact, Place place, Offered taken, Ringing telephone) {
    boolean isThere() {
        return telephone.state() == Ringing.State.ANSWERED && place.isStill(taken);
    }

    /** It is over with them. */
    void leaves() {
        place.served();
        telephone.close();
    }
}
