package org.cardline.line;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.cardline.webrtc.BrowserPeer;
import org.cardline.webrtc.DatagramKind;
import org.cardline.webrtc.SealedMedia;
import org.jspecify.annotations.Nullable;

/**
 * A browser's media: packets come sealed through the port that all browsers share, and go back there. The port's thread
 * hands them over, the leg's tick opens them; a packet that is forged or repeated never was.
 */
final class BrowserMedia implements MediaPath {
    /** 640 ms of audio. */
    private static final int MOST_PACKETS = 32;

    /** Of these for keys alone: one that is pressed before anybody listens finds room behind the voice. */
    private static final int FOR_KEYS = 8;

    private static final int MOST_REPORTS = 4;

    private final BrowserPeer peer;
    private final BrowserPort port;
    private final PacketRing packets = new PacketRing(MOST_PACKETS);
    private final PacketRing reports = new PacketRing(MOST_REPORTS);
    private volatile @Nullable SealedMedia sealed;

    BrowserMedia(BrowserPeer peer, BrowserPort port) {
        this.peer = peer;
        this.port = port;
    }

    BrowserPeer peer() {
        return peer;
    }

    /** Handshake's thread: there are keys. */
    void agreed(SealedMedia media) {
        sealed = media;
    }

    /** The port's thread: a datagram from where the browser is. */
    void received(DatagramKind kind, ByteBuffer datagram) {
        switch (kind) {
            case DTLS -> peer.handshakeRecord(datagram);
            case RTP -> packets.put(datagram, isKey(datagram) ? 0 : FOR_KEYS);
            case RTCP -> reports.put(datagram, 0);
            case STUN, UNKNOWN -> {}
        }
    }

    /** The payload type is not sealed (RFC 3711, 3.1). */
    private boolean isKey(ByteBuffer datagram) {
        int type = datagram.get(datagram.position() + 1) & 0x7F;
        return type == peer.audio().telephoneEvent().orElse(-1);
    }

    /** Before the tick reads them: what came while nobody listened is heard by nobody. */
    void forgetWaiting() {
        packets.clear();
        reports.clear();
    }

    @Override
    public boolean receive(ByteBuffer in) {
        SealedMedia media = sealed;
        if (media == null || !packets.take(in)) return false;
        if (!media.open(in)) in.limit(0);
        return true;
    }

    @Override
    public boolean receiveRtcp(ByteBuffer in) {
        SealedMedia media = sealed;
        if (media == null || !reports.take(in)) return false;
        if (!media.openReport(in)) in.limit(0);
        return true;
    }

    @Override
    public boolean send(ByteBuffer out) {
        SealedMedia media = sealed;
        return media != null && media.seal(out) && port.send(out, peer.remote());
    }

    @Override
    public void sendRtcp(ByteBuffer out) {
        SealedMedia media = sealed;
        if (media != null && media.sealReport(out)) port.send(out, peer.remote());
    }

    @Override
    public boolean isClear() {
        return false;
    }

    /** The browser's checks tell where it is. */
    @Override
    public void announced(InetSocketAddress named) {}

    /** Only the browser has the keys. */
    @Override
    public boolean isTheirs() {
        return true;
    }
}
