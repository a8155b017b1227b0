package org.cardline.media;

/**
 * The last quarter second of a stream as it came, each code in the place of its own timestamp, so that packets of any
 * length, order and number fall where they belong. The owner sees to it that all of it is within {@link #SAMPLES}.
 */
final class SampleRing {
    /** 256 ms. A power of two, so that timestamps wrap without a seam. */
    static final int SAMPLES = 2048;

    private static final int MASK = SAMPLES - 1;

    private final byte[] codes = new byte[SAMPLES];
    private final long[] present = new long[SAMPLES / Long.SIZE];

    void put(RtpPacket packet, int from, int timestamp, int count) {
        int at = timestamp & MASK;
        int first = Math.min(count, SAMPLES - at);
        packet.copyPayload(from, codes, at, first);
        if (first < count) packet.copyPayload(from + first, codes, 0, count - first);
        mark(timestamp, count, true);
    }

    boolean has(int timestamp, int count) {
        for (int i = 0; i < count; i += bitsHere(timestamp + i, count - i)) {
            long wanted = bits(timestamp + i, count - i);
            if ((present[word(timestamp + i)] & wanted) != wanted) return false;
        }
        return true;
    }

    void decode(Law law, int timestamp, short[] samples, int to, int count) {
        int at = timestamp & MASK;
        int first = Math.min(count, SAMPLES - at);
        law.decode(codes, at, samples, to, first);
        if (first < count) law.decode(codes, 0, samples, to + first, count - first);
    }

    void forget(int timestamp, int count) {
        mark(timestamp, count, false);
    }

    private void mark(int timestamp, int count, boolean here) {
        for (int i = 0; i < count; i += bitsHere(timestamp + i, count - i)) {
            long bits = bits(timestamp + i, count - i);
            if (here) present[word(timestamp + i)] |= bits;
            else present[word(timestamp + i)] &= ~bits;
        }
    }

    private static int word(int timestamp) {
        return (timestamp & MASK) / Long.SIZE;
    }

    /** How many of {@code count} samples from {@code timestamp} on have their bit in the same word. */
    private static int bitsHere(int timestamp, int count) {
        return Math.min(count, Long.SIZE - (timestamp & Long.SIZE - 1));
    }

    private static long bits(int timestamp, int count) {
        int length = bitsHere(timestamp, count);
        return -1L >>> Long.SIZE - length << (timestamp & Long.SIZE - 1);
    }
}
