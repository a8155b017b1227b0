package org.cardline.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import org.cardline.media.Clip;

/** A synthesiser's 16-bit sound at 8 or 16 kHz, as a clip. */
final class Narrowband {
    /** Windowed sinc, half band: −1 dB at 3.4 kHz, −40 dB at 5 kHz. */
    private static final double[] HALF_BAND = {
        -0.0028, 0, 0.0076, 0, -0.0192, 0, 0.042, 0, -0.092, 0, 0.3139, 0.5, 0.3139, 0, -0.092, 0, 0.042, 0, -0.0192, 0,
        0.0076, 0, -0.0028
    };

    private Narrowband() {}

    static Clip of(byte[] pcm, AudioFormat format) {
        var samples = new short[pcm.length / 2];
        ByteOrder order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer.wrap(pcm).order(order).asShortBuffer().get(samples);
        boolean wide = format.getSampleRate() > 12_000;
        return Clip.ofSamples(wide ? halved(samples) : samples).smoothed();
    }

    private static short[] halved(short[] wide) {
        var narrow = new short[wide.length / 2];
        for (int i = 0; i < narrow.length; i++) narrow[i] = filtered(wide, 2 * i);
        return narrow;
    }

    private static short filtered(short[] wide, int centre) {
        double sum = 0;
        for (int tap = 0; tap < HALF_BAND.length; tap++) {
            int at = centre + tap - HALF_BAND.length / 2;
            if (at >= 0 && at < wide.length) sum += HALF_BAND[tap] * wide[at];
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
