package org.cardline.media;

import java.util.Arrays;

/**
 * Adds voices up, 20 ms at a time. What is louder than a sample can be is as loud as one can be: it never wraps round.
 * Owned by the tick thread; allocates nothing.
 */
public final class Mixer {
    private final int[] sum = new int[JitterBuffer.FRAME];

    /** Silence, from which the next frame begins. */
    public void clear() {
        Arrays.fill(sum, 0);
    }

    /** One voice more. */
    public void add(short[] samples) {
        for (int i = 0; i < sum.length; i++) sum[i] += samples[i];
    }

    /** What all of them are together, in this law. */
    public void into(byte[] frame, Law law) {
        for (int i = 0; i < sum.length; i++)
            frame[i] = law.encode((short) Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE));
    }
}
