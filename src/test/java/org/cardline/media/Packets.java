package org.cardline.media;

import java.nio.ByteBuffer;

/** Packets for tests, as a far end sends them. */
final class Packets {
    static final int TELEPHONE_EVENT = 101;

    private Packets() {}

    static RtpPacket packet(int ssrc, int sequence, int timestamp, int payloadType, boolean marker, byte... payload) {
        var bytes = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + payload.length);
        new RtpWriter(ssrc, sequence, timestamp).write(bytes, payloadType, marker, payload, 0, payload.length);
        return parsed(bytes.flip());
    }

    static RtpPacket parsed(ByteBuffer bytes) {
        var packet = new RtpPacket();
        if (!packet.parse(bytes)) throw new AssertionError("not RTP");
        return packet;
    }

    /** A telephone-event; the marker where {@code duration} is the first packet's. */
    static RtpPacket event(int sequence, int timestamp, int event, boolean end, int duration) {
        return packet(
                7,
                sequence,
                timestamp,
                TELEPHONE_EVENT,
                duration == 160,
                (byte) event,
                (byte) (end ? 0x8A : 0x0A),
                (byte) (duration >> 8),
                (byte) duration);
    }
}
