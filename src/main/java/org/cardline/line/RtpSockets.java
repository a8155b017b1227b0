package org.cardline.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;

/**
 * A leg's own pair of ports, RTP on the even one and RTCP on the next (RFC 3550, 11). Opened and closed on the SIP
 * thread, used by the tick between. While unlocked it hears everybody and tells from whom; locked, the kernel lets nobody
 * else in, and a packet costs least. To connect throws away what waits (a key that was pressed at once), so it is done when
 * nothing does.
 */
final class RtpSockets implements AutoCloseable {
    /** About what the kernel keeps of a caller's voice; who floods us with more puts off no lock. */
    private static final int MOST_WAITING = 256;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final int port;
    private InetSocketAddress target;
    private InetSocketAddress rtcpTarget;
    private InetAddress sender;
    private int senderPort;
    private boolean locked;
    private boolean locks;
    private int taken;

    private RtpSockets(DatagramChannel rtp, DatagramChannel rtcp, int port) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.port = port;
        target = rtcpTarget = new InetSocketAddress(0);
        sender = target.getAddress();
    }

    /** @throws IOException if somebody else has one of the two ports */
    static RtpSockets open(InetAddress bind, int port) throws IOException {
        DatagramChannel rtp = bound(bind, port);
        try {
            return new RtpSockets(rtp, bound(bind, port + 1), port);
        } catch (IOException taken) {
            rtp.close();
            throw taken;
        }
    }

    private static DatagramChannel bound(InetAddress bind, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.bind(new InetSocketAddress(bind, port));
        } catch (IOException taken) {
            channel.close();
            throw taken;
        }
    }

    int port() {
        return port;
    }

    /** Whether only who sends from where ours go is heard, now or as soon as nothing waits. */
    boolean isLocked() {
        return locked || locks;
    }

    /** Whether the datagram read last came from where ours go. */
    boolean isFromTarget() {
        return locked || isFrom(target);
    }

    /** Reads one RTP datagram into the buffer, ready to be parsed; false if none waits. */
    boolean receive(ByteBuffer in) {
        in.clear();
        if (locks && ++taken > MOST_WAITING) connect();
        try {
            if (locked ? rtp.read(in) <= 0 : !receiveFromAnybody(in)) {
                if (locks) connect();
                return false;
            }
        } catch (PortUnreachableException farEndHasGone) {
            in.clear(); // what waits behind the news comes with the next tick
            return false;
        } catch (IOException broken) {
            return false;
        }
        in.flip();
        return true;
    }

    private boolean receiveFromAnybody(ByteBuffer in) throws IOException {
        SocketAddress from = rtp.receive(in);
        if (!(from instanceof InetSocketAddress address)) return false;
        sender = address.getAddress();
        senderPort = address.getPort();
        return true;
    }

    /** Reads one RTCP datagram, empty if it came from elsewhere than where ours go; false if none waits. */
    boolean receiveRtcp(ByteBuffer in) {
        in.clear();
        try {
            if (!(rtcp.receive(in) instanceof InetSocketAddress from)) return false;
            in.flip();
            if (!from.getAddress().equals(rtcpTarget.getAddress())) in.limit(0);
        } catch (IOException broken) {
            return false;
        }
        return true;
    }

    /** While unlocked: who sent the datagram read last. */
    InetAddress sender() {
        return sender;
    }

    /** While unlocked: whether the datagram read last came from there. */
    boolean isFrom(InetSocketAddress there) {
        return senderPort == there.getPort() && sender.equals(there.getAddress());
    }

    /** Where they send. */
    InetSocketAddress target() {
        return target;
    }

    /** Sends there from now on, and hears everybody. */
    void unlock(InetSocketAddress target) {
        this.target = target;
        locks = false;
        rtcpTarget = new InetSocketAddress(target.getAddress(), Math.min(target.getPort() + 1, 65_535));
        if (!locked) return;
        try {
            rtp.disconnect();
            locked = false;
        } catch (IOException impossible) {
            locked = rtp.isConnected();
        }
    }

    /** Sends to the sender of the datagram read last, and hears everybody. */
    void follow() {
        unlock(new InetSocketAddress(sender, senderPort));
    }

    /** Sends to and hears only the sender of the datagram read last. */
    void lock() {
        follow();
        locks = true;
        taken = 0;
    }

    private void connect() {
        locks = false;
        try {
            rtp.connect(target);
            locked = true;
        } catch (IOException unreachable) {
            locked = false;
        }
    }

    /** Sends a datagram; what the network does not take is lost, as it would be on the way. */
    boolean send(ByteBuffer out) {
        try {
            return (locked ? rtp.write(out) : rtp.send(out, target)) > 0;
        } catch (IOException | UnsupportedAddressTypeException lost) {
            return false;
        }
    }

    /** To nobody while they hold in the old way, by naming no address. */
    void sendRtcp(ByteBuffer out) {
        if (rtcpTarget.getAddress().isAnyLocalAddress()) return;
        try {
            rtcp.send(out, rtcpTarget);
        } catch (IOException | UnsupportedAddressTypeException lost) {
            out.clear();
        }
    }

    @Override
    public void close() {
        try (rtp;
                rtcp) {
            locked = false;
        } catch (IOException alreadyClosed) {
            locked = false;
        }
    }
}
