package org.cardline.speech;

import java.util.Arrays;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;

/**
 * Frames of 20 ms on their way from the tick to the ears: what the caller says, and beside it what was said to the caller
 * meanwhile. One writer, one reader; neither waits or allocates.
 */
final class FrameRing {
    /** Frames that may wait, a power of two: 1.28 s. One more is dropped and counted. */
    static final int MOST = 64;

    private static final int FRAME = JitterBuffer.FRAME;

    private final short[] heard = new short[MOST * FRAME];
    private final short[] said = new short[MOST * FRAME];
    private volatile int written;
    private volatile int taken;
    private volatile int dropped;

    /** Writer: false if there was no room. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    boolean put(short[] from, byte[] saidMeanwhile, Law law) {
        if (written - taken == MOST) {
            dropped++;
            return false;
        }
        int at = place(written);
        System.arraycopy(from, 0, heard, at, FRAME);
        law.decode(saidMeanwhile, 0, said, at, FRAME);
        written++;
        return true;
    }

    boolean isEmpty() {
        return written == taken;
    }

    /** Reader: the oldest frame, which must be there. What is taken is forgotten here. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one reader
    void take(short[] heardInto, int heardAt, short[] saidInto, int saidAt) {
        int at = place(taken);
        System.arraycopy(heard, at, heardInto, heardAt, FRAME);
        System.arraycopy(said, at, saidInto, saidAt, FRAME);
        Arrays.fill(heard, at, at + FRAME, (short) 0);
        taken++;
    }

    /** Frames that were dropped because the reader was too slow. */
    int dropped() {
        return dropped;
    }

    private static int place(int frame) {
        return (frame & MOST - 1) * FRAME;
    }
}
