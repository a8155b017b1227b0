package org.cardline.line;

import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;
import org.cardline.media.RtpPacket;

/**
 * Carries one party's voice to the other: evened out, and in the law that the other speaks. Belongs to the tick of both;
 * allocates nothing.
 */
final class Wire {
    private final JitterBuffer jitter = new JitterBuffer();
    private final short[] samples = new short[JitterBuffer.FRAME];

    void put(RtpPacket packet, Law spoken) {
        jitter.put(packet, spoken);
    }

    /** The next 20 ms. */
    void next(byte[] frame, Law law) {
        jitter.take(samples);
        law.encode(samples, 0, frame, 0, frame.length);
    }
}
