package org.cardline.media;

import java.nio.ByteBuffer;

/**
 * The sending side of one RTP stream (RFC 3550, 5.1): keeps source, sequence number and clock, and writes each packet
 * into a buffer that its owner uses again. Owned by the tick thread; allocates nothing.
 */
public final class RtpWriter {
    private final int ssrc;
    private int sequence;
    private int timestamp;
    private int packets;
    private int octets;

    /** The three beginnings are to be random (RFC 3550, 5.1): a stranger must not guess them. */
    public RtpWriter(int ssrc, int firstSequence, int firstTimestamp) {
        this.ssrc = ssrc;
        sequence = firstSequence & 0xFFFF;
        timestamp = firstTimestamp;
    }

    /** Writes a packet of this instant at {@code out}'s position; the position ends after the packet. */
    public void write(ByteBuffer out, int payloadType, boolean marker, byte[] payload, int from, int length) {
        writeAt(timestamp, out, payloadType, marker, payload, from, length);
    }

    /** The same for what began at an earlier instant: all packets of a key carry its first one's. */
    void writeAt(int instant, ByteBuffer out, int payloadType, boolean marker, byte[] payload, int from, int length) {
        out.put((byte) 0x80).put((byte) (payloadType | (marker ? 0x80 : 0)));
        out.putShort((short) sequence).putInt(instant).putInt(ssrc);
        out.put(payload, from, length);
        sequence = sequence + 1 & 0xFFFF;
        packets++;
        octets += length;
    }

    /** Moves the clock: once a tick, 160 samples for 20 ms, whether or not a packet was sent in it. */
    public void advance(int samples) {
        timestamp += samples;
    }

    /** This stream's name. */
    public int ssrc() {
        return ssrc;
    }

    /** The instant of the next packet, in samples; wraps. */
    public int timestamp() {
        return timestamp;
    }

    /** The sequence number of the next packet, 0 to 65,535. */
    public int sequence() {
        return sequence;
    }

    /** Packets written so far, for the sender report. */
    public int packets() {
        return packets;
    }

    /** Payload bytes written so far, for the sender report. */
    public int octets() {
        return octets;
    }
}
