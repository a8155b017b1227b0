package org.cardline.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardline.sip.Direction;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Origin;
import org.cardline.sip.SessionDescription;

/** What we say of our own side in one call, one description after the other. Owned by the SIP thread. */
final class OwnSession {
    private final InetSocketAddress local;
    private Origin origin;
    private Optional<SessionDescription> last = Optional.empty();

    /**
     * @param publicAddress where they find our audio
     * @param random for the session's name
     */
    OwnSession(InetAddress publicAddress, Places.Place place, RandomGenerator random) {
        local = new InetSocketAddress(publicAddress, place.sockets().port());
        origin = Origin.of(random.nextLong() >>> 1, publicAddress);
    }

    /** Our offer: the first description, or the next where they want to hear one anew. */
    SessionDescription offer() {
        return said(last.map(before -> OfferAnswer.offerAgain(origin, local, before))
                .orElseGet(() -> OfferAnswer.offer(origin, local, Direction.SENDRECV)));
    }

    /** Our answer to their offer; empty where nothing in it is for us: then what was agreed before still is. */
    Optional<OfferAnswer.Agreement> answer(SessionDescription offer) {
        Optional<OfferAnswer.Agreement> agreement = OfferAnswer.answer(offer, origin, local, Direction.SENDRECV);
        agreement.ifPresent(each -> said(each.answer()));
        return agreement;
    }

    private SessionDescription said(SessionDescription description) {
        origin = origin.next();
        last = Optional.of(description);
        return description;
    }
}
