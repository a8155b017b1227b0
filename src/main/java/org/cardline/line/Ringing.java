package org.cardline.line;

/**
 * A telephone that the line rings for a caller, and then the call with it. Its state may be read by any thread; a change
 * wakes the caller ({@link Caller#wake}). Closing it hangs up, or stops ringing.
 */
public interface Ringing extends AutoCloseable {
    /** How far it has come. */
    enum State {
        /** Nobody has answered yet. */
        RINGS,
        /** Somebody answered. */
        ANSWERED,
        /** It was answered, and its connection is gone: for a while it may be back. */
        INTERRUPTED,
        /** In use, or it refuses. */
        BUSY,
        /** It does not answer at all, or may not be called. */
        UNREACHABLE,
        /** It was answered, and somebody hung up. */
        OVER,
        /** It was answered, and is no longer there. */
        LOST
    }

    State state();

    /** Counts when it is connected and when that is interrupted: who talks with it is to be joined anew ({@link Caller#talkWith}). */
    int connection();

    @Override
    void close();
}
