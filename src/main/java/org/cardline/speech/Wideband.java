package org.cardline.speech;

/** Telephone sound as the recogniser wants it: 16 kHz, of even level, with a little silence around it. */
final class Wideband {
    static final int SAMPLES_PER_SECOND = 16_000;

    /** Half the taps of the low-pass: 4 ms of sound on either side. */
    private static final int REACH = 32;

    /** Silence put before and after: words at the very edge are misheard. */
    private static final int EDGE = 1_200;

    /** Root mean square that every stretch is brought to, of full scale 1: −26 dB. */
    private static final double LEVEL = 0.05;

    /** Never louder than this many times: silence stays silent. */
    private static final double MOST_GAIN = 30;

    private static final float[] BETWEEN = between();

    private Wideband() {}

    /** 8 kHz 16-bit samples, interpolated by a windowed sinc: what lies above 4 kHz stays empty. */
    static float[] of(short[] narrow) {
        float[] padded = levelled(narrow);
        var wide = new float[2 * padded.length];
        for (int i = 0; i < padded.length; i++) {
            wide[2 * i] = padded[i];
            wide[2 * i + 1] = between(padded, i);
        }
        return wide;
    }

    private static float[] levelled(short[] narrow) {
        double energy = 1e-9;
        for (short sample : narrow) energy += (double) sample * sample;
        double level = Math.sqrt(energy / Math.max(1, narrow.length)) / 32768;
        float gain = (float) (Math.min(MOST_GAIN, LEVEL / level) / 32768);
        var padded = new float[narrow.length + 2 * EDGE];
        for (int i = 0; i < narrow.length; i++) padded[EDGE + i] = gain * narrow[i];
        return padded;
    }

    private static float between(float[] samples, int i) {
        float sum = 0;
        int from = Math.max(0, i - REACH + 1), to = Math.min(samples.length, i + REACH + 1);
        for (int k = from; k < to; k++) sum += samples[k] * BETWEEN[k - i + REACH - 1];
        return sum;
    }

    /** The sinc halfway between two samples, under a Hann window. */
    private static float[] between() {
        var taps = new float[2 * REACH];
        for (int k = 0; k < taps.length; k++) {
            double x = k - REACH + 0.5;
            double window = 0.5 * (1 + Math.cos(Math.PI * x / REACH));
            taps[k] = (float) (window * Math.sin(Math.PI * x) / (Math.PI * x));
        }
        return taps;
    }
}
