package org.cardline.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What all packets of the control protocol have in common (RFC 3550, 6). */
public final class Rtcp {
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int BYE = 203;

    /** From the NTP era, 1900, to the Unix one. */
    private static final long ERA_SECONDS = 2_208_988_800L;

    private Rtcp() {}

    /** Whether a datagram that came on an RTP port is RTCP: its second byte is 192 to 223 (RFC 5761, 4). */
    public static boolean isRtcp(ByteBuffer datagram) {
        if (datagram.remaining() < 2) return false;
        int type = datagram.get(datagram.position() + 1) & 0xFF;
        return type >= 192 && type <= 223;
    }

    /** How long to wait until the next report of a call: about five seconds, never the same (RFC 3550, 6.2 and 6.3.1). */
    public static Duration interval(RandomGenerator random) {
        return Duration.ofNanos((long) (5e9 * (0.5 + random.nextDouble()) / (Math.E - 1.5)));
    }

    /** Seconds since 1900 in the upper half, their fraction in the lower. */
    static long ntp(long epochMillis) {
        return epochMillis / 1000 + ERA_SECONDS << 32 | (epochMillis % 1000 << 32) / 1000;
    }
}
