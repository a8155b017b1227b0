package org.cardline.sip;

import java.net.InetSocketAddress;

/** What a {@link UserAgent} asks of the one who drives it, in the order in which it is to be done. */
public sealed interface Output {
    /**
     * Send this datagram.
     *
     * @param datagram not to be changed: a repetition sends the same array
     */
    record Send(byte[] datagram, InetSocketAddress to) implements Output {}

    /** Something happened to a call. */
    record Happened(CallEvent event) implements Output {}
}
