package org.cardline.media;

import java.util.Arrays;

/**
 * Takes keys out of a voice, for somebody who may hear the talk and not the digits: wherever the tones of a key (DTMF) are,
 * there is silence. It needs 60 ms to know. Keys that are sent as events (RFC 4733) are in no voice to begin with. Owned by
 * the tick thread; allocates nothing.
 */
public final class Hush {
    private static final int FRAME = JitterBuffer.FRAME;

    /** A tone that began as late as it can have without being found yet is still in here. */
    private static final int HELD_BACK = 3;

    /** The end of a tone is no whole stretch: so many frames after the last one that was found. */
    private static final int AFTER = 2;

    private static final int STEP = FRAME / 2;

    private final short[] held = new short[(HELD_BACK + 1) * FRAME];
    private int sinceKey = HELD_BACK + AFTER + 1;

    /** Takes the next 20 ms, and puts there what came 60 ms before, or silence. */
    public void pass(short[] frame) {
        System.arraycopy(held, FRAME, held, 0, HELD_BACK * FRAME);
        System.arraycopy(frame, 0, held, HELD_BACK * FRAME, FRAME);
        sinceKey = isKeyed() ? 0 : sinceKey + 1;
        if (sinceKey <= HELD_BACK + AFTER) Arrays.fill(frame, (short) 0);
        else System.arraycopy(held, 0, frame, 0, FRAME);
    }

    private boolean isKeyed() {
        int last = held.length - ToneDetector.KEY_SAMPLES;
        return ToneDetector.isKey(held, last, ToneDetector.KEY_SAMPLES)
                || ToneDetector.isKey(held, last - STEP, ToneDetector.KEY_SAMPLES);
    }
}
