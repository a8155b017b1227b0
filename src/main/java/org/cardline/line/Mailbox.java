package org.cardline.line;

import java.util.concurrent.locks.LockSupport;
import org.cardline.media.Key;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's thread hears from its leg: the keys, in order, and that the act it ordered is done. One writer, the
 * tick; one reader, the caller's thread; {@link #gone} may be called by any. The writer never waits and allocates nothing.
 */
final class Mailbox {
    /** More keys than anybody types ahead, a power of two; those beyond are dropped. */
    static final int MOST_KEYS = 64;

    private final char[] keys = new char[MOST_KEYS];
    private volatile int written;
    private volatile int taken;
    /** The next key to be taken; the keys between {@code taken} and it are set aside. */
    private volatile int next;

    private volatile int doneAct;
    private volatile boolean gone;
    private volatile boolean woken;
    private volatile @Nullable Thread reader;
    private final Runnable pressed;

    Mailbox() {
        this(() -> {});
    }

    /** @param pressed told by the tick of every key; must not wait, nor allocate */
    Mailbox(Runnable pressed) {
        this.pressed = pressed;
    }

    /** The reader's thread, before it first waits. */
    void readBy(Thread thread) {
        reader = thread;
    }

    /** Tick: a key was pressed. False if it had to be dropped. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    boolean pressed(Key key) {
        if (written - taken == MOST_KEYS) return false;
        keys[written & MOST_KEYS - 1] = key.symbol();
        written++;
        pressed.run();
        return true;
    }

    /** Tick: this act is done; its reader wakes. */
    void done(int act) {
        doneAct = act;
        LockSupport.unpark(reader);
    }

    /** Any thread: whether this act is done, and no other was since. */
    boolean isDone(int act) {
        return doneAct == act;
    }

    /** Tick: whether a key waits. */
    boolean hasKeys() {
        return written != next;
    }

    /** Tick: whether a key of this mask waits. */
    boolean hasKeyIn(int mask) {
        for (int i = next; i != written; i++) {
            if ((Key.of(keys[i & MOST_KEYS - 1]).bit() & mask) != 0) return true;
        }
        return false;
    }

    /** The call is over: whoever waits, or will, hears of it. */
    void gone() {
        gone = true;
        LockSupport.unpark(reader);
    }

    /** Reader: the next key, or 0 if none waits. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one reader
    char takeKey() {
        if (!hasKeys()) return 0;
        char key = keys[next & MOST_KEYS - 1];
        for (int i = next; i != taken; i--) keys[i & MOST_KEYS - 1] = keys[i - 1 & MOST_KEYS - 1];
        next++;
        taken++;
        return key;
    }

    /** Reader: the keys that wait are as if there were none, until {@link #putBack}. */
    void setAside() {
        next = written;
    }

    /** Reader: the keys that were set aside wait again, before those that came since. */
    void putBack() {
        next = taken;
    }

    /** Any thread: ends {@link #awaitUnlessWoken} now, or the next one at once. */
    void wake() {
        woken = true;
        LockSupport.unpark(reader);
    }

    /** Reader: waits until this act is done, or it is woken. */
    void awaitUnlessWoken(int act) {
        while (!isDone(act) && !woken) {
            throwIfGone();
            LockSupport.park(this);
        }
        woken = false;
        throwIfGone();
    }

    /** Reader: throws away the keys that wait; none that is set aside. */
    void forgetKeys() {
        while (hasKeys()) takeKey();
    }

    /** Reader: waits until this act is done. */
    void await(int act) {
        while (!isDone(act)) {
            throwIfGone();
            LockSupport.park(this);
        }
        throwIfGone();
    }

    /** Reader: @throws CallerGone once the call is over */
    void throwIfGone() {
        if (gone) throw new CallerGone();
    }
}
