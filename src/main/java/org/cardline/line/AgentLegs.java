package org.cardline.line;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.cardline.media.RtpWriter;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;

/** Legs of telephones that talk with callers: what we say of our own side, the leg itself, its end. Owned by the SIP thread. */
final class AgentLegs {
    private final LineSettings settings;
    private final Signalling signalling;
    private final Places places;
    private final LineMeter meter;
    private final RandomGenerator random;

    AgentLegs(LineSettings settings, Signalling signalling, Places places, LineMeter meter, RandomGenerator random) {
        this.settings = settings;
        this.signalling = signalling;
        this.places = places;
        this.meter = meter;
        this.random = random;
    }

    /** A new session of ours at that place. */
    OwnSession sessionAt(Places.Place place) {
        return new OwnSession(settings.publicAddress(), place, random);
    }

    /**
     * @param lost on the SIP thread: nothing comes from there any more
     * @param quiet on the SIP thread, as {@link MediaWatch} tells it
     */
    Leg connect(
            Call call,
            Places.Place place,
            AudioSession audio,
            Mailbox mailbox,
            Runnable lost,
            Consumer<Boolean> quiet) {
        var writer = new RtpWriter(random.nextInt(), random.nextInt(), random.nextInt());
        var media = new PlainMedia(place.sockets(), call.remoteAddress().getAddress());
        var reports = new Reports(media, writer, random);
        var party = new Leg.Party(media, false, mailbox, false, now -> signalling.order(() -> quiet.accept(now)));
        var leg = new Leg(party, audio, writer, reports, meter, cause -> signalling.order(lost));
        place.slot().tick().join(place.slot().slice(), leg);
        return leg;
    }

    /** Its place is free once its tick has let go of the leg, if there was one. */
    void leave(Places.Place place, Optional<Leg> had) {
        Runnable left = () -> places.giveBack(place, signalling.now());
        had.ifPresentOrElse(
                leg -> place.slot().tick().leave(place.slot().slice(), leg, () -> signalling.order(left)), left);
    }
}
