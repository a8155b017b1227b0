package org.cardline.line;

import java.util.Optional;
import org.cardline.speech.Utterance;

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
        /** In use. */
        BUSY,
        /** Whoever is there doesn't want to. */
        REFUSED,
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

    /** Whether it has put us on hold: whoever is there hears nothing until they take us back. A change wakes the caller. */
    boolean holds();

    /** Says this to whoever answered and is in no talk yet; returns at once. A key of {@code stops} stops it. */
    void say(Utterance words, StopKeys stops);

    /** The key that they pressed first and is not taken yet; empty if there is none. A key wakes the caller. */
    Optional<Character> takeKey();

    @Override
    void close();
}
