package org.cardline.line;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * How a leg's packets travel: plain RTP over ports of its own, or sealed, to a browser. Belongs to the leg's tick; never
 * waits.
 */
sealed interface MediaPath permits PlainMedia, BrowserMedia {
    /** Reads one RTP packet into the buffer, ready to be parsed; false if none waits. */
    boolean receive(ByteBuffer in);

    /** Reads one RTCP packet, empty if it is to be ignored; false if none waits. */
    boolean receiveRtcp(ByteBuffer in);

    /** Sends an RTP packet; what the network does not take is lost, as it would be on the way. The buffer is used up. */
    boolean send(ByteBuffer out);

    /** Sends an RTCP packet, the same way. */
    void sendRtcp(ByteBuffer out);

    /** An offer and an answer named the place of their audio. */
    void announced(InetSocketAddress named);

    /** Whether the packet read last, which is valid, is the other party's. */
    boolean isTheirs();

    /** Any thread: whether anybody on the network could hear what is said and keyed. */
    boolean isClear();
}
