package org.cardline.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.cardline.media.Clip;

/** A synthesiser's 16-bit sound of any usual rate, as a clip. */
final class Narrowband {
    /** The filter's middle: -6 dB there, -40 dB from some 4.4 kHz on. */
    private static final double CUT_OFF_HERTZ = 3_700;

    /** Samples at 8 kHz on either side of one that the filter takes in. */
    private static final int REACH = 12;

    private static final int MOST_HERTZ = 192_000;

    private Narrowband() {}

    /** @throws UnsupportedAudioFileException if it isn't 16-bit, one channel, at 8 kHz or more */
    static Clip of(byte[] pcm, AudioFormat format) throws UnsupportedAudioFileException {
        double rate = format.getSampleRate();
        boolean known = format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
                && format.getSampleSizeInBits() == 16
                && format.getChannels() == 1
                && rate >= Clip.SAMPLES_PER_SECOND
                && rate <= MOST_HERTZ;
        if (!known) throw new UnsupportedAudioFileException("not 16-bit, one channel, at 8 kHz or more: " + format);
        var samples = new short[pcm.length / 2];
        ByteOrder order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer.wrap(pcm).order(order).asShortBuffer().get(samples);
        return Clip.ofSamples(rate == Clip.SAMPLES_PER_SECOND ? samples : resampled(samples, rate))
                .smoothed();
    }

    private static short[] resampled(short[] wide, double rate) {
        double step = rate / Clip.SAMPLES_PER_SECOND;
        var narrow = new short[(int) (wide.length / step)];
        for (int i = 0; i < narrow.length; i++) narrow[i] = filtered(wide, i * step, step, rate);
        return narrow;
    }

    /** A sinc under a raised cosine (Hann). */
    private static short filtered(short[] wide, double centre, double step, double rate) {
        double reach = REACH * step, width = 2 * CUT_OFF_HERTZ / rate, sum = 0;
        int first = Math.max(0, (int) Math.ceil(centre - reach));
        int last = Math.min(wide.length - 1, (int) Math.floor(centre + reach));
        for (int at = first; at <= last; at++) {
            double away = at - centre;
            sum += wide[at] * width * sinc(width * away) * (1 + Math.cos(Math.PI * away / reach)) / 2;
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
