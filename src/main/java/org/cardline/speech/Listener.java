package org.cardline.speech;

import org.cardline.media.Law;

/**
 * Hears one caller while one question is open. The tick gives it frames; what it makes of them is told on other threads.
 */
public final class Listener implements AutoCloseable {
    /**
     * Told by threads of the ears, which must not wait. For each {@link #began} there is one {@link #ended} and then one {@link
     * #heard}, in order; before them what was said so far may be told in a pause.
     */
    public interface Told {
        /** The caller speaks, for sure. */
        void began();

        /** In a pause: what was said so far would be this. The caller may go on, and then it is heard together with the rest. */
        default void partly(Heard soFar) {}

        /** The caller has said all of it. */
        default void ended() {}

        /** What was said. */
        void heard(Heard heard);
    }

    final FrameRing frames = new FrameRing();
    final Told told;
    private volatile Listening listening;
    private volatile boolean closed;

    Listener(Listening listening, Told told) {
        this.listening = listening;
        this.told = told;
    }

    /**
     * The tick: the next 20 ms, in the order of play. Allocates nothing and never waits; what there is no room for is
     * dropped and counted.
     *
     * @param heard 160 samples of the caller's
     * @param said the 160 codes that were sent to the caller in the same tick
     * @param law of {@code said}
     */
    public void frame(short[] heard, byte[] said, Law law) {
        if (!closed) frames.put(heard, said, law);
    }

    /** Any thread: what speech that ends from now on is understood as. */
    public void listenFor(Listening listening) {
        this.listening = listening;
    }

    Listening listening() {
        return listening;
    }

    /** Any thread: hears nothing more and tells nothing more; what it has heard is cleared. */
    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
