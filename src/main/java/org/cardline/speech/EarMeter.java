package org.cardline.speech;

import java.util.concurrent.atomic.AtomicLong;

/** What the ears count since their start. Read by any thread at any time. */
public final class EarMeter {
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong waitNanos = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final AtomicLong framesDropped = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong lookNanos = new AtomicLong();

    void heard(Heard what, long nanosSinceLastSound) {
        heard.incrementAndGet();
        waitNanos.addAndGet(nanosSinceLastSound);
        if (what instanceof Heard.Busy) busy.incrementAndGet();
    }

    void dropped(int frames) {
        framesDropped.addAndGet(frames);
    }

    void looked(long nanos) {
        looks.incrementAndGet();
        lookNanos.addAndGet(nanos);
    }

    /** Stretches of speech that callers were answered for. */
    public long heard() {
        return heard.get();
    }

    /** From a caller's last sound until it was told what they said, all together; the pause that they may make is in it. */
    public long waitNanos() {
        return waitNanos.get();
    }

    /** Of them, those that found recognition too busy: the caller was asked for keys. */
    public long busy() {
        return busy.get();
    }

    /** Frames of 20 ms that the ears were too slow for. */
    public long framesDropped() {
        return framesDropped.get();
    }

    /** Stretches, or parts of them, that recognition looked at. */
    public long looks() {
        return looks.get();
    }

    /** From handing over speech to its outcome, all looks together. */
    public long lookNanos() {
        return lookNanos.get();
    }
}
