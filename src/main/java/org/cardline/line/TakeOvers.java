package org.cardline.line;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.SessionDescription;

/**
 * Calls by which an agent's other telephone takes the place of one that rings or talks: INVITE with Replaces, RFC 3891, 3. Until it
 * is agreed on how that one is heard, nothing changes. Owned by the SIP thread.
 */
final class TakeOvers {
    private final Signalling signalling;
    private final Places places;
    private final AgentLegs legs;
    private final Map<Call, Unagreed> unagreed = new HashMap<>();

    TakeOvers(Signalling signalling, Places places, AgentLegs legs) {
        this.signalling = signalling;
        this.places = places;
        this.legs = legs;
    }

    /** By what they speak from now on. */
    record Successor(Call call, Places.Place place, OwnSession session, AudioSession audio) {}

    /** We made the offer: their answer comes with the ACK. */
    private record Unagreed(Places.Place place, OwnSession session, Predicate<Successor> goesOn) {}

    boolean has(Call call) {
        return unagreed.containsKey(call);
    }

    /** @param goesOn with that one; false where there is nothing to go on with any more */
    void begins(Call call, Optional<SessionDescription> offer, Tick tick, Predicate<Successor> goesOn) {
        places.takeOn(tick, signalling.now())
                .ifPresentOrElse(place -> begins(call, offer, place, goesOn), () -> signalling.refuse(call, 503));
    }

    private void begins(
            Call call, Optional<SessionDescription> offer, Places.Place place, Predicate<Successor> goesOn) {
        OwnSession session = legs.sessionAt(place);
        if (offer.isEmpty()) {
            unagreed.put(call, new Unagreed(place, session, goesOn));
            signalling.accept(call, session.offer());
            return;
        }
        Optional<OfferAnswer.Agreement> agreement = session.answer(offer.get());
        if (agreement.isEmpty()) {
            places.giveBack(place, signalling.now());
            signalling.refuse(call, 488);
            return;
        }
        signalling.accept(call, agreement.get().answer());
        goesOn(new Successor(call, place, session, agreement.get().audio()), goesOn);
    }

    private void goesOn(Successor with, Predicate<Successor> goesOn) {
        if (!goesOn.test(with)) givesUp(with.call(), with.place());
    }

    private void givesUp(Call call, Places.Place place) {
        places.giveBack(place, signalling.now());
        signalling.bye(call);
    }

    void happened(CallEvent event) {
        Unagreed before = unagreed.get(event.call());
        if (before == null) return;
        if (event instanceof CallEvent.Referred(var _, var referral)) {
            signalling.refuse(referral, 403, OutgoingCalls.NOT_THEIRS);
            return;
        }
        unagreed.remove(event.call());
        answer(event)
                .ifPresentOrElse(
                        audio -> goesOn(
                                new Successor(event.call(), before.place(), before.session(), audio), before.goesOn()),
                        () -> givesUp(event.call(), before.place()));
    }

    private static Optional<AudioSession> answer(CallEvent event) {
        return event instanceof CallEvent.Acknowledged(var _, var answer)
                ? answer.flatMap(OfferAnswer::accepted)
                : Optional.empty();
    }
}
