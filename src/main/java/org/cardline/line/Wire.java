package org.cardline.line;

import java.util.Optional;
import org.cardline.media.Hush;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Key;
import org.cardline.media.Law;
import org.cardline.media.Mixer;
import org.cardline.media.RtpPacket;
import org.jspecify.annotations.Nullable;

/** Carries one party's voice to one other, evened out, and keys. Belongs to the tick of both; allocates nothing. */
final class Wire {
    /** Keys that wait: more than anybody presses ahead by hand. */
    private static final int MOST_KEYS = 32;

    private final JitterBuffer jitter = new JitterBuffer();
    private final short[] samples = new short[JitterBuffer.FRAME];
    private final @Nullable Key[] keys = new @Nullable Key[MOST_KEYS];
    private final Optional<Hush> hush;
    private int pressed;
    private int sent;

    /** @param keysAreSilent whether whoever is at its end is to hear no keys */
    Wire(boolean keysAreSilent) {
        hush = keysAreSilent ? Optional.of(new Hush()) : Optional.empty();
    }

    boolean keysAreSilent() {
        return hush.isPresent();
    }

    void put(RtpPacket packet, Law spoken) {
        jitter.put(packet, spoken);
    }

    /** A key for the other one, if that one is to hear any; what doesn't fit is lost. */
    void press(Key key) {
        if (hush.isEmpty() && pressed - sent < MOST_KEYS) keys[pressed++ % MOST_KEYS] = key;
    }

    /** The key that waits longest; null if there is none. */
    @Nullable
    Key takeKey() {
        return sent == pressed ? null : keys[sent++ % MOST_KEYS];
    }

    /** Adds the next 20 ms. */
    void addTo(Mixer mixer) {
        jitter.take(samples);
        if (hush.isPresent()) hush.get().pass(samples);
        mixer.add(samples);
    }
}
