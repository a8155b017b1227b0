package org.cardline.speech;

import java.util.Arrays;

/**
 * Tells the prompt's own echo from a voice: how much of what is heard is what was said a little earlier, whatever the
 * way back did to its loudness and its timbre. The way's delay is where the two are most alike (cross-correlation); its
 * response is learnt from half a second, by frequency, and tried on the last quarter. One shared by all of a thread.
 */
final class Echo {
    /** Samples of what is heard that are learnt from: 512 ms. */
    static final int HEARD = 4_096;

    /** The latest that an echo comes: 512 ms, through two jitter buffers and a mobile network. */
    static final int LATEST = 4_096;

    /** Samples that must be known of what was said, the last of them said when the last of those heard was. */
    static final int SAID = HEARD + LATEST;

    private static final int SIZE = 8_192;
    private static final int BLOCK = 512;
    private static final int BINS = BLOCK / 2;
    private static final int HOP = 128;
    private static final int BLOCKS = (HEARD - BLOCK) / HOP + 1;

    /** 256 ms. */
    private static final int TRIED = 2_048;

    private static final int FIRST_TRIED = BLOCKS - (TRIED - BLOCK) / HOP - 1;

    /** What was said explains so much of an echo; of a voice, one time in twenty. */
    private static final double ECHO_SHARE = 0.5;

    /** What it leaves of an echo is fainter than -34 dB of full scale. */
    private static final double ECHO_LEAVES = Math.pow(10, -3.4) * 32768 * 32768;

    private final Fourier whole = new Fourier(SIZE);
    private final Fourier block = new Fourier(BLOCK);
    private final double[] saidReal = new double[SIZE];
    private final double[] saidImaginary = new double[SIZE];
    private final double[] heardReal = new double[SIZE];
    private final double[] heardImaginary = new double[SIZE];
    private final double[] window = new double[BLOCK];
    private final double[][] re = new double[BLOCKS][BLOCK];
    private final double[][] im = new double[BLOCKS][BLOCK];

    Echo() {
        for (int i = 0; i < BLOCK; i++) window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / BLOCK);
    }

    /**
     * Whether nothing is heard in the last 256 ms but an echo, or nothing much beside it.
     *
     * @param heard the last {@link #HEARD} samples heard
     * @param said the last {@link #SAID} samples said
     */
    boolean isAll(short[] heard, short[] said) {
        double share = share(heard, said), energy = 0;
        for (int i = HEARD - TRIED; i < HEARD; i++) energy += heard[i] * heard[i];
        return share >= ECHO_SHARE || (1 - share) * energy / TRIED < ECHO_LEAVES;
    }

    /**
     * The share of the power heard in the last 256 ms that what was said explains: about 0.1 for a voice of its own, to 1
     * for an echo; below 0 where the two have nothing in common.
     */
    double share(short[] heard, short[] said) {
        int from = LATEST - lag(heard, said);
        for (int i = 0; i < BLOCKS; i++) transform(i, heard, said, from);
        double all = 1, left = 0;
        for (int bin = 1; bin < BINS; bin++) {
            all += heardPower(bin);
            left += unexplained(bin);
        }
        return 1 - left / all;
    }

    /** By how many samples what is heard seems to come after what was said. */
    private int lag(short[] heard, short[] said) {
        load(said, saidReal, saidImaginary);
        load(heard, heardReal, heardImaginary);
        whole.transform(saidReal, saidImaginary);
        whole.transform(heardReal, heardImaginary);
        for (int i = 0; i < SIZE; i++) {
            double real = saidReal[i] * heardReal[i] + saidImaginary[i] * heardImaginary[i];
            double imaginary = saidImaginary[i] * heardReal[i] - saidReal[i] * heardImaginary[i];
            saidReal[i] = real;
            saidImaginary[i] = -imaginary; // its transform is then the inverse one's, but for its scale
        }
        whole.transform(saidReal, saidImaginary);
        return LATEST - likest(said);
    }

    private static void load(short[] samples, double[] real, double[] imaginary) {
        Arrays.fill(imaginary, 0);
        for (int i = 0; i < samples.length; i++) real[i] = samples[i];
        Arrays.fill(real, samples.length, SIZE, 0);
    }

    /** Where what was said is likest to what is heard, for its own power there. */
    private int likest(short[] said) {
        double power = 1;
        for (int i = 0; i < HEARD; i++) power += said[i] * said[i];
        int best = LATEST;
        double most = 0;
        for (int at = 0; at <= LATEST; at++) {
            double likeness = saidReal[at] * saidReal[at] / power;
            if (likeness > most) {
                most = likeness;
                best = at;
            }
            if (at < LATEST) power += said[at + HEARD] * said[at + HEARD] - said[at] * said[at];
        }
        return best;
    }

    /** One block of each: both are real, so one transform holds the two. */
    private void transform(int number, short[] heard, short[] said, int saidFrom) {
        double[] real = re[number], imaginary = im[number];
        for (int i = 0; i < BLOCK; i++) {
            real[i] = window[i] * heard[number * HOP + i];
            imaginary[i] = window[i] * said[saidFrom + number * HOP + i];
        }
        block.transform(real, imaginary);
    }

    private double heardRe(int number, int bin) {
        return (re[number][bin] + re[number][BLOCK - bin]) / 2;
    }

    private double heardIm(int number, int bin) {
        return (im[number][bin] - im[number][BLOCK - bin]) / 2;
    }

    private double saidRe(int number, int bin) {
        return (im[number][bin] + im[number][BLOCK - bin]) / 2;
    }

    private double saidIm(int number, int bin) {
        return (re[number][BLOCK - bin] - re[number][bin]) / 2;
    }

    private double heardPower(int bin) {
        double power = 0;
        for (int i = FIRST_TRIED; i < BLOCKS; i++) power += square(heardRe(i, bin), heardIm(i, bin));
        return power;
    }

    /** The power that is left in one bin when what was said is taken away by the way's response there. */
    private double unexplained(int bin) {
        double power = 1, wayRe = 0, wayIm = 0;
        for (int i = 0; i < BLOCKS; i++) {
            double sr = saidRe(i, bin), si = saidIm(i, bin), hr = heardRe(i, bin), hi = heardIm(i, bin);
            power += square(sr, si);
            wayRe += hr * sr + hi * si;
            wayIm += hi * sr - hr * si;
        }
        wayRe /= power;
        wayIm /= power;
        double left = 0;
        for (int i = FIRST_TRIED; i < BLOCKS; i++) {
            double sr = saidRe(i, bin), si = saidIm(i, bin);
            left += square(heardRe(i, bin) - wayRe * sr + wayIm * si, heardIm(i, bin) - wayRe * si - wayIm * sr);
        }
        return left;
    }

    private static double square(double real, double imaginary) {
        return real * real + imaginary * imaginary;
    }
}
