package org.cardline.line;

import java.util.Optional;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.SessionDescription;

/** A call that came by SIP, and what was agreed. Owned by the SIP thread. */
final class LineCall extends TakenCall {
    final Call call;
    final Places.Place place;
    final Pulse pulse;
    Optional<AudioSession> audio = Optional.empty();

    /** What whoever ordered this call wants to know; nothing for one that came. */
    Runnable whenOver = () -> {};

    private final OwnSession session;

    /**
     * @param pulse asks them whether they are still there
     * @param session ours; what is offered in it before this call is placed is said
     */
    LineCall(
            Call call,
            Arrival arrival,
            Admission.Served admission,
            Places.Place place,
            Pulse pulse,
            OwnSession session) {
        super(arrival, admission, place.slot(), new PlainMedia(place.sockets(), arrival.peer()));
        this.call = call;
        this.place = place;
        this.pulse = pulse;
        this.session = session;
    }

    /** What we answer to their offer, or offer where they made none; empty where nothing in the offer is for us. */
    Optional<SessionDescription> describe(Optional<SessionDescription> offer) {
        if (offer.isEmpty()) return Optional.of(session.offer());
        Optional<OfferAnswer.Agreement> agreement = session.answer(offer.get());
        if (agreement.isPresent()) audio = agreement.map(OfferAnswer.Agreement::audio);
        return agreement.map(OfferAnswer.Agreement::answer);
    }

    /** Who talks is missed by their media; who holds us sends none, and is asked. */
    void isQuiet(boolean now) {
        boolean talks = audio.map(AudioSession::direction)
                .filter(each -> each.sends() && each.receives())
                .isPresent();
        pulse.quiet(now && !talks);
    }

    /** The leg goes by what was agreed last. */
    void tellLeg() {
        leg.ifPresent(it -> audio.ifPresent(agreed -> slot.tick().order(() -> it.agreed(agreed))));
    }
}
