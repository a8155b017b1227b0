package org.cardline.line;

import java.net.InetAddress;

/**
 * Where a line listens and how much it takes.
 *
 * @param bind the address its sockets are bound to
 * @param publicAddress the address that callers are told, in Contact and SDP
 * @param sipPort for SIP over UDP; 0 chooses a free one
 * @param firstRtpPort the first of the RTP ports; a call has two of them
 * @param lastRtpPort the last of them
 * @param browserPort the one port of all browsers' media, UDP and TCP; 0 chooses a free one
 * @param maxCalls beyond these a call is answered 503
 */
public record LineSettings(
        InetAddress bind,
        InetAddress publicAddress,
        int sipPort,
        int firstRtpPort,
        int lastRtpPort,
        int browserPort,
        int maxCalls) {
    public LineSettings {
        if (maxCalls < 1) throw new IllegalArgumentException("A line takes at least one call, not " + maxCalls);
        if (publicAddress.isAnyLocalAddress()) {
            throw new IllegalArgumentException("Callers cannot reach " + publicAddress.getHostAddress()
                    + ". Set the public address to one that they can.");
        }
        if (firstRtpPort < 1024 || lastRtpPort > 65_535 || lastRtpPort <= firstRtpPort) {
            throw new IllegalArgumentException(
                    "RTP ports are a range within 1024–65535, not " + firstRtpPort + "–" + lastRtpPort);
        }
    }
}
