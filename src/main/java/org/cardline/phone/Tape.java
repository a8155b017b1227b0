package org.cardline.phone;

import java.util.Arrays;
import org.cardline.media.Clip;

/** Records what a telephone hears. Any thread may ask for what it has so far. */
public final class Tape implements Ear {
    /** It is full after ten minutes; what comes later is not recorded. */
    private static final int MOST_SAMPLES = 10 * 60 * Clip.SAMPLES_PER_SECOND;

    private short[] samples = new short[Clip.SAMPLES_PER_SECOND];
    private int length;

    @Override
    public synchronized void hears(short[] frame) {
        if (length + frame.length > MOST_SAMPLES) return;
        if (length + frame.length > samples.length) samples = Arrays.copyOf(samples, 2 * samples.length);
        System.arraycopy(frame, 0, samples, length, frame.length);
        length += frame.length;
    }

    /** What was heard so far. */
    public synchronized Clip clip() {
        return Clip.ofSamples(Arrays.copyOf(samples, length));
    }
}
