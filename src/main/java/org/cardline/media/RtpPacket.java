package org.cardline.media;

import java.nio.ByteBuffer;

/**
 * The RTP packet last read (RFC 3550, 5.1): a view of the datagram's own buffer, used again for every packet, so it is
 * true only until that buffer changes. Owned by the thread that reads the socket; allocates nothing.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           timestamp                           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           synchronization source (SSRC) identifier            |
 * +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
 * |            contributing source (CSRC) identifiers             |
 * |                             ....                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      defined by profile       | length (words), if X          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class RtpPacket {
    /** Bytes before the payload of a packet without sources and extension. */
    public static final int HEADER_BYTES = 12;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private ByteBuffer bytes = NOTHING;
    private int start;
    private int payload;
    private int payloadLength;

    /**
     * Reads the datagram between position and limit, which stay as they are (the byte order must be big-endian).
     *
     * @return whether it is RTP; if not (another version, RTCP on the same port, cut off, wrong padding), the packet is
     *     to be dropped and the accessors mean nothing
     */
    public boolean parse(ByteBuffer datagram) {
        bytes = datagram;
        start = datagram.position();
        if (datagram.remaining() < HEADER_BYTES || bits(0) >> 6 != 2 || Rtcp.isRtcp(datagram)) return false;
        payload = HEADER_BYTES + 4 * (bits(0) & 0x0F);
        return skipExtension() && cutPadding();
    }

    private boolean skipExtension() {
        if ((bits(0) & 0x10) == 0) return payload <= bytes.limit() - start;
        if (payload + 4 > bytes.limit() - start) return false;
        payload += 4 + 4 * (bytes.getShort(start + payload + 2) & 0xFFFF);
        return payload <= bytes.limit() - start;
    }

    private boolean cutPadding() {
        payloadLength = bytes.limit() - start - payload;
        if ((bits(0) & 0x20) == 0) return true;
        int padding = payloadLength == 0 ? 0 : bytes.get(bytes.limit() - 1) & 0xFF;
        payloadLength -= padding;
        return padding > 0 && payloadLength >= 0;
    }

    private int bits(int index) {
        return bytes.get(start + index) & 0xFF;
    }

    /** First packet of a talk spurt or of a key (RFC 3551, 4.1; RFC 4733, 2.4.2). */
    public boolean marker() {
        return bits(1) >> 7 == 1;
    }

    /** 0 to 127. */
    public int payloadType() {
        return bits(1) & 0x7F;
    }

    /** 0 to 65,535, one more a packet, wrapping. */
    public int sequence() {
        return bytes.getShort(start + 2) & 0xFFFF;
    }

    /** The instant of the first sample on the sender's 8 kHz clock, wrapping; compare by difference. */
    public int timestamp() {
        return bytes.getInt(start + 4);
    }

    /** The source's own random name. */
    public int ssrc() {
        return bytes.getInt(start + 8);
    }

    /** Bytes of payload without extension and padding. */
    public int payloadLength() {
        return payloadLength;
    }

    /** One byte of the payload, 0 to 255. */
    public int payloadAt(int index) {
        return bits(payload + index);
    }

    /** Copies {@code length} bytes of the payload from {@code from} on into {@code target} from {@code to} on. */
    public void copyPayload(int from, byte[] target, int to, int length) {
        bytes.get(start + payload + from, target, to, length);
    }
}
