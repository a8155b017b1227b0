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
    /** The same, of whom more is known; the agent sees it. */
    Party knowing(NewContact.About now) {
        place.knows(now);
        return new Party(contact.about(now), place, taken, telephone);
    }

    /** Where the caller waits if they are lost, in the place that is theirs, with the case that they have opened meanwhile. */
    NewContact home() {
        return place.asKept(contact);
    }

    /** Also while their connection is interrupted. */
    boolean isThere() {
        boolean there = telephone.state() == Ringing.State.ANSWERED || isInterrupted();
        return there && place.isStill(taken);
    }

    boolean isInterrupted() {
        return telephone.state() == Ringing.State.INTERRUPTED;
    }

    /** They hear nobody: their connection is gone for a while, or they put us on hold themselves. */
    boolean hearsNobody() {
        return isInterrupted() || telephone.holds();
    }

    /** It is over with them. */
    void leaves() {
        place.served();
        telephone.close();
    }
}
