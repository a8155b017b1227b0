package org.cardline.media;

/**
 * Hears the keys of one stream as telephone-events (RFC 4733). A key is pressed on the first packet of its event that
 * arrives, whichever that is: the start may be lost. All packets of an event carry one timestamp, so repeats of it and
 * the two further ends are absorbed. Owned by the tick thread; allocates nothing.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     event     |E|R| volume    |          duration             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class KeyReceiver {
    /** Bytes of one event. */
    static final int EVENT_BYTES = 4;

    /** A segment's longest duration; a key held longer goes on in a new segment (RFC 4733, 2.5.1.3). */
    static final int SEGMENT_SAMPLES = 0xFFFF;

    /** A packet this far behind the newest is an old one, come late (RFC 3550, A.1). */
    private static final int MAX_MISORDER = 100;

    /** So much of a segment's end may be lost, in samples, and the next segment is still the same key held. */
    private static final int LOST_SEGMENT_END = 8_000;

    /** A key whose end was lost is up after so many ticks without a packet: 200 ms. */
    private static final int TICKS_WITHOUT_PACKET = 10;

    private boolean any;
    private boolean down;
    private int ssrc;
    private int sequence;
    private int timestamp;
    private int event;
    private int duration;
    private int quietTicks;

    /**
     * Takes a packet of the payload type agreed for telephone-event.
     *
     * @return whether a key was pressed by it: once a press; {@link #key} is then that key
     */
    public boolean received(RtpPacket packet) {
        if (packet.payloadLength() < EVENT_BYTES || !Key.isKey(packet.payloadAt(0))) return false;
        if (any && isOld(packet)) return false;
        boolean pressed = !any || !isSameEvent(packet);
        note(packet);
        return pressed;
    }

    private boolean isOld(RtpPacket packet) {
        int behind = (short) (sequence - packet.sequence());
        return packet.ssrc() == ssrc && behind > 0 && behind < MAX_MISORDER;
    }

    private boolean isSameEvent(RtpPacket packet) {
        if (packet.ssrc() != ssrc || packet.payloadAt(0) != event) return false;
        return packet.timestamp() == timestamp || isNextSegment(packet) || hasMovingTimestamp(packet);
    }

    private boolean isNextSegment(RtpPacket packet) {
        return down
                && !packet.marker()
                && packet.timestamp() - timestamp == SEGMENT_SAMPLES
                && duration >= SEGMENT_SAMPLES - LOST_SEGMENT_END;
    }

    /**
     * Some gateways move the timestamp with every packet of one event: its duration grows by as much. Between two presses
     * of one key lie three ends, so fewer packets than that may be missing.
     */
    private boolean hasMovingTimestamp(RtpPacket packet) {
        int moved = packet.timestamp() - timestamp;
        int missing = (packet.sequence() - sequence & 0xFFFF) - 1;
        return down && !packet.marker() && missing < 3 && moved > 0 && moved == durationOf(packet) - duration;
    }

    private void note(RtpPacket packet) {
        any = true;
        ssrc = packet.ssrc();
        sequence = packet.sequence();
        timestamp = packet.timestamp();
        event = packet.payloadAt(0);
        duration = durationOf(packet);
        down = (packet.payloadAt(1) & 0x80) == 0;
        quietTicks = 0;
    }

    private static int durationOf(RtpPacket packet) {
        return packet.payloadAt(2) << 8 | packet.payloadAt(3);
    }

    /** Once a 20 ms tick: a key whose end never came is let go. */
    public void tick() {
        if (down && ++quietTicks >= TICKS_WITHOUT_PACKET) down = false;
    }

    /** Whether the last key is still held. */
    public boolean isDown() {
        return down;
    }

    /**
     * The key pressed last.
     *
     * @throws IllegalStateException if there was none yet
     */
    public Key key() {
        if (!any) throw new IllegalStateException("No key was pressed yet.");
        return Key.ofEvent(event);
    }
}
