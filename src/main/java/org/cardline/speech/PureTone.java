package org.cardline.speech;

/** Tells a telephone's tones, which last on one pitch, from a voice, which never does. */
final class PureTone {
    /** The samples that are looked at: 160 ms. */
    static final int SAMPLES = 1_280;

    /** Looked at one by one: in one of them the pitch may change, as from one tone of a network to the next. */
    private static final int PIECES = 8;

    private static final int PIECE = SAMPLES / PIECES;

    /** What a sine leaves after it has been predicted, in either law's noise. */
    private static final double LEFT = 0.002;

    private PureTone() {}

    /** Whether these samples are one sine, or two, one after the other. */
    static boolean is(short[] ring, int from) {
        int sines = 0;
        for (int piece = 0; piece < PIECES; piece++) if (isSine(ring, from + piece * PIECE)) sines++;
        return sines >= PIECES - 1;
    }

    /** Of a sine each sample is a fixed multiple of the one before, less the one before that. */
    private static boolean isSine(short[] ring, int from) {
        double product = 0, power = 1;
        for (int i = from + 1; i < from + PIECE - 1; i++) {
            double middle = at(ring, i);
            product += (at(ring, i - 1) + at(ring, i + 1)) * middle;
            power += middle * middle;
        }
        double left = 0;
        for (int i = from + 1; i < from + PIECE - 1; i++) {
            double wrong = at(ring, i - 1) + at(ring, i + 1) - product / power * at(ring, i);
            left += wrong * wrong;
        }
        return left < LEFT * power;
    }

    private static double at(short[] ring, int index) {
        return ring[index & ring.length - 1];
    }
}
