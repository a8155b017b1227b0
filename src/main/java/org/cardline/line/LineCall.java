package org.cardline.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;
import org.cardline.sip.Direction;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Origin;
import org.cardline.sip.SessionDescription;

/** One call that was taken, from its answer to its end: what it holds and what was agreed. Owned by the SIP thread. */
final class LineCall {
    final Call call;
    final Arrival arrival;
    final Admission.Served admission;
    final Places.Place place;
    final Mailbox mailbox = new Mailbox();
    Optional<Leg> leg = Optional.empty();
    Optional<AudioSession> audio = Optional.empty();
    Optional<Instant> answeredAt = Optional.empty();
    Optional<CallEnd.Cause> hungUpFor = Optional.empty();
    private final InetSocketAddress local;
    private Origin origin;

    /**
     * @param publicAddress where they find our audio
     * @param sessionId random: the session's name in SDP
     */
    LineCall(
            Call call,
            Arrival arrival,
            Admission.Served admission,
            Places.Place place,
            InetAddress publicAddress,
            long sessionId) {
        this.call = call;
        this.arrival = arrival;
        this.admission = admission;
        this.place = place;
        local = new InetSocketAddress(publicAddress, place.sockets().port());
        origin = Origin.of(sessionId, publicAddress);
    }

    /** What we answer to their offer, or offer where they made none; empty where nothing in the offer is for us. */
    Optional<SessionDescription> describe(Optional<SessionDescription> offer) {
        Origin described = origin;
        origin = origin.next();
        if (offer.isEmpty()) return Optional.of(OfferAnswer.offer(described, local, Direction.SENDRECV));
        var agreement = OfferAnswer.answer(offer.get(), described, local, Direction.SENDRECV);
        if (agreement.isPresent()) audio = agreement.map(OfferAnswer.Agreement::audio);
        return agreement.map(OfferAnswer.Agreement::answer);
    }

    Leg.Party party() {
        return new Leg.Party(place.sockets(), arrival.peer(), admission.silent(), mailbox);
    }

    /** The leg goes by what was agreed last. */
    void tellLeg() {
        leg.ifPresent(it -> audio.ifPresent(agreed -> place.slot().tick().order(() -> it.agreed(agreed))));
    }
}
