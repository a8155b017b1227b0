package org.cardline.sip;

import java.net.InetAddress;

/**
 * The {@code o=} line, RFC 8866 section 5.2. A description that differs from its predecessor in the same session has a
 * higher version.
 *
 * @param sessionId decimal, below 2^64
 * @param version decimal, below 2^64
 * @param address of the machine that wrote it
 */
public record Origin(String username, String sessionId, String version, String address) {

    /** The origin of a new session of ours. */
    public static Origin of(long sessionId, InetAddress address) {
        return new Origin("-", Long.toUnsignedString(sessionId), "1", address.getHostAddress());
    }

    /** The origin of this session's next description. */
    public Origin next() {
        String next = Long.toUnsignedString(Long.parseUnsignedLong(version) + 1);
        return new Origin(username, sessionId, next, address);
    }
}
