package org.cardline.media;

/**
 * What came of one source's packets (RFC 3550, A.3 and A.8): how many are missing, and how unevenly they come. Another
 * source begins it anew. Owned by the tick thread; allocates nothing.
 */
public final class ReceptionStatistics {
    /** A jump of the sequence by more, forwards or back, is a restart of the source (RFC 3550, A.1). */
    private static final int MAX_DROPOUT = 3000;

    private static final int NANOS_PER_SAMPLE = 125_000;
    private static final int MAX_CUMULATIVE_LOST = 0x7FFFFF;

    private boolean any;
    private int ssrc;
    private int highest;
    private int cycles;
    private int first;
    private int received;
    private int expectedBefore;
    private int receivedBefore;
    private int lostOfOthers;
    private int transit;
    private int jitterTimes16;

    /** Counts a packet that came at this instant of a monotonic clock. */
    public void received(RtpPacket packet, long nowNanos) {
        int ahead = packet.sequence() - highest;
        boolean restarted = Math.abs((short) ahead) > MAX_DROPOUT;
        if (!any || packet.ssrc() != ssrc || restarted) begin(packet, nowNanos);
        else count(packet, nowNanos, (short) ahead);
    }

    private void begin(RtpPacket packet, long nowNanos) {
        lostOfOthers = lostOfAll();
        any = true;
        ssrc = packet.ssrc();
        first = highest = packet.sequence();
        cycles = expectedBefore = receivedBefore = jitterTimes16 = 0;
        received = 1;
        transit = transit(packet, nowNanos);
    }

    private void count(RtpPacket packet, long nowNanos, int ahead) {
        received++;
        if (ahead > 0) {
            if (packet.sequence() < highest) cycles += 0x10000;
            highest = packet.sequence();
        }
        int now = transit(packet, nowNanos);
        int change = Math.abs(now - transit);
        transit = now;
        jitterTimes16 += change - (jitterTimes16 + 8 >> 4);
    }

    private static int transit(RtpPacket packet, long nowNanos) {
        return (int) (nowNanos / NANOS_PER_SAMPLE) - packet.timestamp();
    }

    /** Whether any packet came yet. */
    public boolean any() {
        return any;
    }

    /** The source that is heard. */
    public int ssrc() {
        return ssrc;
    }

    /** The sequence number received last in order, with its count of wraps above it. */
    public int extendedHighestSequence() {
        return cycles + highest;
    }

    /** Packets that came, repeated ones too. */
    public int received() {
        return received;
    }

    private int expected() {
        return extendedHighestSequence() - first + 1;
    }

    /** Packets that should have come and did not; below zero where more came twice than were lost. */
    public int lost() {
        return Math.clamp(expected() - received, -MAX_CUMULATIVE_LOST - 1, MAX_CUMULATIVE_LOST);
    }

    /** Packets that never came, of this source and of those before it. */
    public int lostOfAll() {
        return lostOfOthers + (any ? Math.max(0, lost()) : 0);
    }

    /** Mean deviation of the packets' spacing, in samples of 8 kHz. */
    public int jitter() {
        return jitterTimes16 >> 4;
    }

    /** The share lost since this was last asked, in 256ths (0 to 255). For the report only: asking begins a new interval. */
    int fractionLost() {
        int expectedNow = expected() - expectedBefore;
        int lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected();
        receivedBefore = received;
        return expectedNow <= 0 || lostNow <= 0 ? 0 : Math.min(255, (lostNow << 8) / expectedNow);
    }
}
