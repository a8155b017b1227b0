package org.cardline.proof;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cardline.phone.Ear;

/** Hears when the line has finished speaking, as a polite caller does. */
final class QuietEar implements Ear {
    private static final int LOUD = 200;
    private static final long LOOKS_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PATIENCE_SECONDS = 30;

    private volatile int quietFrames;

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    public void hears(short[] frame) {
        boolean loud = false;
        for (short sample : frame) loud |= Math.abs(sample) > LOUD;
        if (loud) quietFrames = 0;
        else quietFrames++;
    }

    /** Waits until the line has been silent for so long. */
    void awaitQuiet(int millis) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (quietFrames < millis / 20) {
            if (System.nanoTime() > deadline) throw new AssertionError("the line never falls silent");
            LockSupport.parkNanos(LOOKS_AGAIN_NANOS);
        }
    }

    /** From now on silence counts anew. */
    void listenAnew() {
        quietFrames = 0;
    }
}
