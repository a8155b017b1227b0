package org.cardline.line;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the line counts since its start. Read by any thread at any time; written without waiting or allocating. */
public final class LineMeter {
    private static final long[] LATENESS_MICROS = {100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000};

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong current = new AtomicLong();
    private final AtomicLong packetsIn = new AtomicLong();
    private final AtomicLong packetsOut = new AtomicLong();
    private final AtomicLong packetsLost = new AtomicLong();
    private final AtomicLong keysDropped = new AtomicLong();
    private final AtomicLong framesConcealed = new AtomicLong();
    private final AtomicLong promptsStoppedByVoice = new AtomicLong();
    private final AtomicLong worstLateNanos = new AtomicLong();
    private final AtomicLongArray lateness = new AtomicLongArray(LATENESS_MICROS.length + 1);

    void taken() {
        taken.incrementAndGet();
        current.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    void over() {
        current.decrementAndGet();
    }

    void keyDropped() {
        keysDropped.incrementAndGet();
    }

    void promptStoppedByVoice() {
        promptsStoppedByVoice.incrementAndGet();
    }

    void concealedInRecordings(int frames) {
        framesConcealed.addAndGet(frames);
    }

    void ticked(long lateNanos, Scratch scratch) {
        packetsIn.addAndGet(scratch.packetsIn);
        packetsOut.addAndGet(scratch.packetsOut);
        packetsLost.addAndGet(scratch.packetsLost);
        scratch.packetsIn = scratch.packetsOut = scratch.packetsLost = 0;
        lateness.incrementAndGet(bucket(lateNanos / 1000));
        if (lateNanos > worstLateNanos.get()) worstLateNanos.accumulateAndGet(lateNanos, Math::max);
    }

    private static int bucket(long micros) {
        int bucket = 0;
        while (bucket < LATENESS_MICROS.length && micros > LATENESS_MICROS[bucket]) bucket++;
        return bucket;
    }

    /** Calls answered. */
    public long callsTaken() {
        return taken.get();
    }

    /** Calls refused, by the line or its reception. */
    public long callsRefused() {
        return refused.get();
    }

    /** Calls that are here now. */
    public long callsNow() {
        return current.get();
    }

    /** RTP packets that came. */
    public long packetsIn() {
        return packetsIn.get();
    }

    /** RTP packets that went out. */
    public long packetsOut() {
        return packetsOut.get();
    }

    /** RTP packets that callers sent and that never came, of calls that are over. */
    public long packetsLost() {
        return packetsLost.get();
    }

    /** Keys dropped because too many were typed ahead. */
    public long keysDropped() {
        return keysDropped.get();
    }

    /** Frames of 20 ms in recordings that were filled in at least in part for what was lost or late. */
    public long framesConcealedInRecordings() {
        return framesConcealed.get();
    }

    /** Prompts that a caller's voice stopped. */
    public long promptsStoppedByVoice() {
        return promptsStoppedByVoice.get();
    }

    /** How late the latest slice ever ran. */
    public long worstLateNanos() {
        return worstLateNanos.get();
    }

    /** Upper bounds of {@link #lateness}, in microseconds; its last bucket has none. */
    public static long[] latenessMicros() {
        return LATENESS_MICROS.clone();
    }

    /** How many slices were how late. */
    public long[] lateness() {
        var counts = new long[lateness.length()];
        for (int i = 0; i < counts.length; i++) counts[i] = lateness.get(i);
        return counts;
    }
}
