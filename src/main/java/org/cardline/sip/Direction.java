package org.cardline.sip;

import java.util.Locale;

/** Which way audio flows, as the one who writes it sees it: RFC 8866 section 6.7. */
public enum Direction {
    /** Both ways. */
    SENDRECV(true, true),
    /** The writer sends and doesn't want to hear: it holds the other. */
    SENDONLY(true, false),
    /** The writer only listens. */
    RECVONLY(false, true),
    /** Neither way. */
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    /** Whether the writer sends audio. */
    public boolean sends() {
        return sends;
    }

    /** Whether the writer wants audio. */
    public boolean receives() {
        return receives;
    }

    /** The same stream as the other side sees it. */
    public Direction reversed() {
        return of(receives, sends);
    }

    /** What both allow. */
    Direction and(Direction other) {
        return of(sends && other.sends, receives && other.receives);
    }

    static Direction of(boolean sends, boolean receives) {
        if (sends) return receives ? SENDRECV : SENDONLY;
        return receives ? RECVONLY : INACTIVE;
    }

    /** The attribute as it is written: {@code sendrecv}. */
    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
