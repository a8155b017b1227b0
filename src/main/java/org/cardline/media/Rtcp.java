package org.cardline.media;

import java.nio.ByteBuffer;

/** The control protocol beside RTP (RFC 3550, 6). */
public final class Rtcp {
    private Rtcp() {}

    /** Whether a datagram that came on an RTP port is RTCP: its second byte is 192 to 223 (RFC 5761, 4). */
    public static boolean isRtcp(ByteBuffer datagram) {
        int type = datagram.get(datagram.position() + 1) & 0xFF;
        return type >= 192 && type <= 223;
    }
}
