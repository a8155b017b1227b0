package org.cardline.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Plain RTP, and where a leg's audio comes from, and so goes to: symmetric RTP (RFC 4961). What comes from the place
 * that the session named is the caller's, and from then on nobody else's. Behind a NAT the caller's comes from another
 * port or address; but so does what a telephone of an earlier call, or of a line that was killed, still sends to this port. So another
 * source at the caller's address is believed only until the named one speaks, for a second. Belongs to the leg's tick.
 */
final class PlainMedia implements MediaPath {
    /** A second of audio. */
    static final int PACKETS_UNTIL_SURE = 50;

    private final RtpSockets sockets;
    private final InetAddress peer;
    private InetSocketAddress named;
    private int followed;
    private volatile boolean clear = true;

    /** @param peer from where the caller signals */
    PlainMedia(RtpSockets sockets, InetAddress peer) {
        this.sockets = sockets;
        this.peer = peer;
        named = sockets.target();
    }

    @Override
    public boolean receive(ByteBuffer in) {
        return sockets.receive(in);
    }

    @Override
    public boolean receiveRtcp(ByteBuffer in) {
        return sockets.receiveRtcp(in);
    }

    @Override
    public boolean send(ByteBuffer out) {
        return sockets.send(out);
    }

    @Override
    public void sendRtcp(ByteBuffer out) {
        sockets.sendRtcp(out);
    }

    /** Within this machine nobody else hears it. */
    @Override
    public boolean isClear() {
        return clear;
    }

    /** Another offer and answer: it opens again. Where it names the same place, ours go on to where theirs last came from. */
    @Override
    public void announced(InetSocketAddress named) {
        boolean isSame = named.equals(this.named);
        this.named = named;
        followed = 0;
        sockets.unlock(isSame ? sockets.target() : named);
        clear = leavesThisMachine();
    }

    @Override
    public boolean isTheirs() {
        if (sockets.isLocked()) return sockets.isFromTarget();
        boolean isNamed = sockets.isFrom(named);
        if (!isNamed && !isBelieved()) return false;
        if (!isNamed && followed++ == 0) sockets.follow();
        if (isNamed || followed == PACKETS_UNTIL_SURE) sockets.lock();
        clear = leavesThisMachine();
        return true;
    }

    private boolean leavesThisMachine() {
        return !sockets.target().getAddress().isLoopbackAddress();
    }

    private boolean isBelieved() {
        if (followed > 0) return sockets.isFrom(sockets.target());
        return sockets.sender().equals(peer) || sockets.sender().equals(named.getAddress());
    }
}
