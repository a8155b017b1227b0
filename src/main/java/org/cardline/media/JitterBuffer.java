package org.cardline.media;

import java.util.Arrays;

/**
 * Makes an even stream of 20 ms frames out of packets that come late, twice, out of order or never. Its delay adapts: it
 * is what all but one in a hundred packets lately needed. There is no clock in it: time is the number of frames taken,
 * so take one every tick. G.711 in packets of any length up to 120 ms. Owned by the tick thread; allocates nothing.
 */
public final class JitterBuffer {
    /** Samples of a frame: 20 ms. */
    public static final int FRAME = 160;

    /** A longer packet is dropped: 120 ms. */
    static final int MAX_PAYLOAD = 960;

    /** A packet this late is not late but from another clock: 1 s. */
    private static final int MAX_LATE = 8_000;

    /** When all packets have been too late for so long, the way has become longer: 0.4 s. */
    private static final int LATE_FOR_GOOD = 3_200;

    /** Frames between two that are led into each other to catch up while nobody is silent: 0.4 s. */
    private static final int FRAMES_BETWEEN_SQUEEZES = 20;

    /** A frame whose peak is below this is quiet enough to be left out or doubled: -36 dB of full scale. */
    private static final int QUIET_PEAK = 500;

    /** What a frame holds. */
    public enum Frame {
        /** What the far end sent. */
        HEARD,
        /** At least in part filled in for what was lost or late. */
        CONCEALED,
        /** Silence: nothing has come for 60 ms or more. */
        SILENT
    }

    private final SampleRing ring = new SampleRing();
    private final DelayEstimate delays = new DelayEstimate();
    private final Concealment concealment = new Concealment();
    private final RecentSequences sequences = new RecentSequences();
    private final short[] after = new short[FRAME];

    private Law law = Law.ULAW;
    private boolean started;
    private boolean resting;
    private boolean strayed;
    private int ssrc;

    /** Samples taken so far: our clock. A packet's delay is this less its timestamp. */
    private int clock;

    /** The timestamp of the next sample to be played, the end of what was played, and of what has come. */
    private int next;

    private int playedEnd;
    private int newestEnd;

    /** Since when no packet has come in time. */
    private int lateSince;

    private boolean allLate;

    private int framesSinceSqueeze;
    private int late;
    private int concealed;

    /** Takes a packet of voice; any other payload type than PCMU's and PCMA's is dropped. */
    public void put(RtpPacket packet) {
        if (packet.payloadType() == Law.ULAW.payloadType()) put(packet, Law.ULAW);
        if (packet.payloadType() == Law.ALAW.payloadType()) put(packet, Law.ALAW);
    }

    /** Takes a packet of voice in this law, whatever payload type was agreed for it. */
    public void put(RtpPacket packet, Law spoken) {
        int length = packet.payloadLength();
        if (length == 0 || length > MAX_PAYLOAD) return;
        if (!belongs(packet, spoken) && !isSecondStray()) return;
        if (!started || strayed || isLateForGood()) begin(packet, spoken);
        if (!sequences.isNew(packet.sequence())) return;
        delays.seen(clock - packet.timestamp());
        int end = packet.timestamp() + length;
        if (resting && newestEnd - next <= 0) wake(end);
        if (packet.timestamp() - next < 0) waitFor(packet.timestamp());
        store(packet, length, end);
    }

    /** What comes next has nothing to do with what came before: a pause in listening is no gap in a stream. */
    public void restart() {
        started = false;
    }

    private boolean belongs(RtpPacket packet, Law spoken) {
        int ahead = packet.timestamp() - next;
        boolean near = ahead >= -MAX_LATE && ahead + packet.payloadLength() <= SampleRing.SAMPLES;
        boolean ours = started && near && packet.ssrc() == ssrc && spoken == law;
        if (ours) strayed = false;
        return ours;
    }

    /** One packet from nowhere is a stray; the second in a row is the new stream (RFC 3550, A.1). */
    private boolean isSecondStray() {
        if (!started || strayed) return true;
        strayed = true;
        return false;
    }

    private boolean isLateForGood() {
        return allLate && clock - lateSince > LATE_FOR_GOOD;
    }

    private void begin(RtpPacket packet, Law spoken) {
        started = true;
        strayed = allLate = false;
        law = spoken;
        ssrc = packet.ssrc();
        next = packet.timestamp() - DelayEstimate.FIRST_WAIT;
        playedEnd = next;
        newestEnd = packet.timestamp();
        ring.forget(0, SampleRing.SAMPLES);
        sequences.reset();
        delays.reset(clock - packet.timestamp());
    }

    /** After a silence the delay costs nothing to correct. */
    private void wake(int end) {
        int wanted = Math.max(clock - delays.target() - end, -SampleRing.SAMPLES) + end;
        next = wanted - playedEnd < 0 ? playedEnd : wanted;
        resting = false;
    }

    /** Nothing after it was played yet: rather a longer delay than a hole. */
    private void waitFor(int timestamp) {
        boolean tooLate = clock - timestamp - delays.smallest() > DelayEstimate.MAX_WAIT;
        if (tooLate || timestamp - playedEnd < 0 || newestEnd - timestamp > SampleRing.SAMPLES) return;
        next = timestamp;
    }

    private void store(RtpPacket packet, int length, int end) {
        int missed = Math.clamp(next - packet.timestamp(), 0, length);
        if (missed > 0) late++;
        noteIfAllIsLate(missed == length);
        ring.put(packet, missed, packet.timestamp() + missed, length - missed);
        if (end - newestEnd > 0) newestEnd = end;
    }

    private void noteIfAllIsLate(boolean late) {
        if (late && !allLate) lateSince = clock;
        allLate = late;
    }

    /** Fills the next frame, once a tick. */
    public Frame take(short[] frame) {
        if (!started) {
            Arrays.fill(frame, 0, FRAME, (short) 0);
            clock += FRAME;
            return Frame.SILENT;
        }
        Frame taken = adapted(frame);
        clock += FRAME;
        resting = taken == Frame.SILENT;
        if (taken == Frame.CONCEALED) concealed++;
        return taken;
    }

    /** A frame as it is due, unless the delay is a frame too long or too short and this is a good place to mend it. */
    private Frame adapted(short[] frame) {
        framesSinceSqueeze++;
        int excess = clock - next - delays.target();
        if (excess >= FRAME && ring.has(next + FRAME, FRAME)) {
            if (!ring.has(next, FRAME) || isQuiet(frame)) skip();
            else if (framesSinceSqueeze > FRAMES_BETWEEN_SQUEEZES) return squeeze(frame);
        } else if (excess <= -FRAME && ring.has(next, FRAME) && isQuiet(frame)) {
            return fillIn(frame);
        }
        return play(frame);
    }

    private boolean isQuiet(short[] scratch) {
        ring.decode(law, next, scratch, 0, FRAME);
        for (int i = 0; i < FRAME; i++) if (Math.abs(scratch[i]) > QUIET_PEAK) return false;
        return true;
    }

    private void skip() {
        ring.forget(next, FRAME);
        next += FRAME;
    }

    /** Two frames in the time of one, the first led over into the second. */
    private Frame squeeze(short[] frame) {
        Frame taken = play(frame);
        ring.decode(law, next, after, 0, FRAME);
        for (int i = 0; i < FRAME; i++) frame[i] = (short) ((frame[i] * (FRAME - i) + after[i] * i) / FRAME);
        skip();
        framesSinceSqueeze = 0;
        return taken;
    }

    private Frame fillIn(short[] frame) {
        for (int at = 0; at < FRAME; at += Concealment.BLOCK) concealment.conceal(frame, at);
        return Frame.CONCEALED;
    }

    private Frame play(short[] frame) {
        boolean all = true, any = false;
        for (int at = 0; at < FRAME; at += Concealment.BLOCK) {
            boolean here = ring.has(next + at, Concealment.BLOCK);
            if (here) hear(frame, at);
            all &= here;
            any |= here || concealment.conceal(frame, at);
        }
        skip();
        return all ? Frame.HEARD : any ? Frame.CONCEALED : Frame.SILENT;
    }

    private void hear(short[] frame, int at) {
        ring.decode(law, next + at, frame, at, Concealment.BLOCK);
        concealment.heard(frame, at);
        playedEnd = next + at + Concealment.BLOCK;
    }

    /** What the buffer adds now to the fastest packet's way, in milliseconds. */
    public int delayMillis() {
        return started ? Math.max(0, (clock - next - delays.smallest()) / 8) : 0;
    }

    /** The timestamp up to which the stream has been played. */
    int played() {
        return next;
    }

    /** Packets that came, wholly or in part, after their time. */
    public int late() {
        return late;
    }

    /** Frames that were at least in part filled in. */
    public int concealed() {
        return concealed;
    }
}
