package org.cardline.line;

import java.util.Optional;
import org.cardline.media.Hush;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;
import org.cardline.media.Mixer;
import org.cardline.media.RtpPacket;

/** Carries one party's voice to one other, evened out. Belongs to the tick of both; allocates nothing. */
final class Wire {
    private final JitterBuffer jitter = new JitterBuffer();
    private final short[] samples = new short[JitterBuffer.FRAME];
    private final Optional<Hush> hush;

    /** @param keysAreSilent whether whoever is at its end is to hear no keys */
    Wire(boolean keysAreSilent) {
        hush = keysAreSilent ? Optional.of(new Hush()) : Optional.empty();
    }

    void put(RtpPacket packet, Law spoken) {
        jitter.put(packet, spoken);
    }

    /** Adds the next 20 ms. */
    void addTo(Mixer mixer) {
        jitter.take(samples);
        if (hush.isPresent()) hush.get().pass(samples);
        mixer.add(samples);
    }
}
