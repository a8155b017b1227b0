package org.cardline.line;

import java.util.Optional;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;

/** A call that an agent's own telephone places while it talks with a caller: to whom it consults. Owned by the SIP thread. */
final class SecondCall {
    final Call call;
    final OutgoingCall first;
    final Places.Place place;
    final OwnSession session;

    /** Empty where ours is the offer, until it is answered. */
    Optional<AudioSession> audio;

    /** Once it is answered. */
    Optional<Leg> leg = Optional.empty();

    /** Whether the agent speaks by it, and not by the first one, as far as the talk knows. */
    boolean isSpokenBy;

    /** Whether nothing comes by it. */
    boolean isQuiet;

    /** What is to be done once the agent has hung up here. */
    Runnable takeBack = () -> {};

    SecondCall(Call call, OutgoingCall first, Places.Place place, OwnSession session, Optional<AudioSession> audio) {
        this.call = call;
        this.first = first;
        this.place = place;
        this.session = session;
        this.audio = audio;
    }

    /** Whether the telephone has put us on hold here. */
    boolean holds() {
        return audio.filter(each -> !each.direction().sends()).isPresent();
    }
}
