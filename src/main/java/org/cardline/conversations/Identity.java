package org.cardline.conversations;

import org.cardline.routing.NewContact;
import org.cardline.verification.Attempt;
import org.cardline.verification.CallingNumber;

/**
 * Who calls, as far as they have said and shown it in this call: to the line, or while they talk with an agent. The caller's
 * own thread alone.
 */
record Identity(Attempt attempt, Facts facts) implements AutoCloseable {
    /** Of somebody who has said nothing yet. */
    static Identity unknown(Services services) {
        return new Identity(services.verification().begin(CallingNumber.UNTRUSTED, services.programme()), new Facts());
    }

    /** What agents are told, and whose account it is, with what is known by now. */
    NewContact.About onto(NewContact.About about) {
        return facts.card()
                .map(card -> new NewContact.About(
                        about.reference(),
                        HandOver.customer(facts, attempt).or(about::customer),
                        HandOver.about(card, about.told(), attempt)))
                .orElse(about);
    }

    /** The call is over, and nothing is shown any more. */
    @Override
    public void close() {
        attempt.end();
    }
}
