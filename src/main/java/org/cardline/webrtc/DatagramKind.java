package org.cardline.webrtc;

import java.nio.ByteBuffer;

/** What a datagram on a port shared by all protocols is, told by its first byte: RFC 7983 section 7. */
public enum DatagramKind {
    /** A connectivity check. */
    STUN,
    /** A record of a handshake. */
    DTLS,
    /** Media: SRTP. */
    RTP,
    /** A report about media: SRTCP (RFC 5761 section 4). */
    RTCP,
    /** None of these: dropped. */
    UNKNOWN;

    private static final int FIRST_RTCP_TYPE = 192;
    private static final int LAST_RTCP_TYPE = 223;

    /** @param datagram read at its position, which stays */
    public static DatagramKind of(ByteBuffer datagram) {
        if (datagram.remaining() < 2) return UNKNOWN;
        int first = datagram.get(datagram.position()) & 0xFF;
        if (first < 4) return STUN;
        if (20 <= first && first < 64) return DTLS;
        if (first < 128 || first > 191) return UNKNOWN;
        int second = datagram.get(datagram.position() + 1) & 0xFF;
        return FIRST_RTCP_TYPE <= second && second <= LAST_RTCP_TYPE ? RTCP : RTP;
    }
}
