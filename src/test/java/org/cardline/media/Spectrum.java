package org.cardline.media;

/** The frequencies of a sound, by FFT: how tests of any room hear which tone was played. */
public final class Spectrum {
    private final double[] power;
    private final double binHertz;

    /** Of as many samples as the largest power of two has, from {@code from} on, under a Hann window. */
    public Spectrum(short[] samples, int from, int count) {
        int size = Integer.highestOneBit(count);
        var real = new double[size];
        var imaginary = new double[size];
        for (int i = 0; i < size; i++) {
            real[i] = samples[from + i] * (1 - Math.cos(2 * Math.PI * i / size));
        }
        transform(real, imaginary);
        power = new double[size / 2];
        for (int i = 0; i < power.length; i++) power[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        binHertz = (double) Clip.SAMPLES_PER_SECOND / size;
    }

    /** Of a whole clip. */
    public static Spectrum of(Clip clip) {
        return new Spectrum(clip.samples(), 0, clip.length());
    }

    /** The strongest frequency, to a fraction of a bin. */
    public double strongestHertz() {
        int best = 1;
        for (int i = 1; i < power.length - 1; i++) if (power[i] > power[best]) best = i;
        double left = Math.sqrt(power[best - 1]), right = Math.sqrt(power[best + 1]), middle = Math.sqrt(power[best]);
        return (best + (right - left) / (left + middle + right)) * binHertz;
    }

    /** The share of all power within two bins of a frequency, 0 to 1: near 1 for a pure tone. */
    public double share(double hertz) {
        int bin = (int) Math.round(hertz / binHertz);
        double near = 0, all = 0;
        for (int i = 0; i < power.length; i++) {
            all += power[i];
            if (Math.abs(i - bin) <= 2) near += power[i];
        }
        return all == 0 ? 0 : near / all;
    }

    /** Cooley and Tukey's, in place. */
    private static void transform(double[] real, double[] imaginary) {
        int size = real.length;
        for (int i = 1; i < size; i++) {
            int mirrored = Integer.reverse(i) >>> Integer.numberOfLeadingZeros(size) + 1;
            if (i < mirrored) swap(real, i, mirrored);
        }
        for (int half = 1; half < size; half *= 2) {
            for (int i = 0; i < half; i++) {
                double cos = Math.cos(Math.PI * i / half), sin = -Math.sin(Math.PI * i / half);
                for (int a = i; a < size; a += 2 * half) butterfly(real, imaginary, a, a + half, cos, sin);
            }
        }
    }

    private static void butterfly(double[] real, double[] imaginary, int a, int b, double cos, double sin) {
        double re = real[b] * cos - imaginary[b] * sin, im = real[b] * sin + imaginary[b] * cos;
        real[b] = real[a] - re;
        imaginary[b] = imaginary[a] - im;
        real[a] += re;
        imaginary[a] += im;
    }

    private static void swap(double[] values, int a, int b) {
        double kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }
}
