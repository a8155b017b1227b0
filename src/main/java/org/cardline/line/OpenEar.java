package org.cardline.line;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.cardline.media.Law;
import org.cardline.speech.Ears;
import org.cardline.speech.Heard;
import org.cardline.speech.Listener;
import org.cardline.speech.Listening;
import org.jspecify.annotations.Nullable;

/**
 * Hears the caller while one question is open. The tick gives it frames, the ears tell it of speech, the caller's thread
 * asks for that. Closed, it tells nothing more.
 */
final class OpenEar implements Listener.Told, AutoCloseable {
    private final Listener listener;
    private final Consumer<OpenEar> wake;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private volatile int began;
    private volatile int told;

    /** @param wake called whenever there is news; must not wait */
    OpenEar(Ears ears, Listening listening, Consumer<OpenEar> wake) {
        this.wake = wake;
        listener = ears.listen(listening, this);
    }

    /** Tick: what the caller says, and what was sent to the caller meanwhile. */
    void frame(short[] samples, byte[] sent, Law law) {
        listener.frame(samples, sent, law);
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    public void began() {
        began++;
        wake.accept(this);
    }

    @Override
    public void heard(Heard what) {
        heard.add(what);
        wake.accept(this);
    }

    /** Tick and caller's thread: whether speech began, or was understood, that the caller's thread has not taken. */
    boolean hasNews() {
        return began != told || !heard.isEmpty();
    }

    /** Caller's thread: whether speech began that it did not know of. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    boolean takeBegan() {
        if (began == told) return false;
        told++;
        return true;
    }

    /** Caller's thread: what was understood of the oldest speech, if that is known. */
    @Nullable
    Heard takeHeard() {
        return heard.poll();
    }

    /** Caller's thread: what speech is to be understood as from now on. */
    void listenFor(Listening listening) {
        listener.listenFor(listening);
    }

    @Override
    public void close() {
        listener.close();
    }
}
