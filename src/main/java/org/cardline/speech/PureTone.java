package org.cardline.speech;

/** Tells a telephone's tones, which last on one pitch, from a voice, which never does. */
final class PureTone {
    /** The samples that are looked at: 160 ms. */
    static final int SAMPLES = 1_280;

    /** What a sine leaves after {@link #is} has predicted it, in either law's noise. */
    private static final double LEFT = 0.002;

    private PureTone() {}

    /** Whether these samples are one sine: then each is a fixed multiple of the one before, less the one before that. */
    static boolean is(short[] ring, int from) {
        double product = 0, power = 1;
        for (int i = from + 1; i < from + SAMPLES - 1; i++) {
            double middle = at(ring, i);
            product += (at(ring, i - 1) + at(ring, i + 1)) * middle;
            power += middle * middle;
        }
        double left = 0;
        for (int i = from + 1; i < from + SAMPLES - 1; i++) {
            double wrong = at(ring, i - 1) + at(ring, i + 1) - product / power * at(ring, i);
            left += wrong * wrong;
        }
        return left < LEFT * power;
    }

    private static double at(short[] ring, int index) {
        return ring[index & ring.length - 1];
    }
}
