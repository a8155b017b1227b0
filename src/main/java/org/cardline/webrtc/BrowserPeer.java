package org.cardline.webrtc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Origin;
import org.cardline.sip.SessionDescription;

/**
 * One browser, from its offer to the keys: answers its connectivity checks as an ICE-lite agent (RFC 8445 section 2.5),
 * follows it when it moves, and shakes hands. It has no socket and no thread: datagrams come in and go out by the
 * owner of both.
 */
public final class BrowserPeer {
    private static final int ROLE_CONFLICT = 487;

    private final SessionDescription answer;
    private final AudioSession audio;
    private final IceCredentials ours;
    private final IceCredentials theirs;
    private final Handshake handshake;
    private volatile InetSocketAddress remote = new InetSocketAddress(0);

    private BrowserPeer(
            BrowserOffer.Agreement agreed,
            IceCredentials ours,
            BrowserOffer offer,
            Identity identity,
            BiConsumer<byte[], InetSocketAddress> send) {
        answer = agreed.answer();
        audio = agreed.audio();
        this.ours = ours;
        theirs = offer.ice();
        handshake = new Handshake(new DtlsServer(identity, offer.fingerprint()), record -> send.accept(record, remote));
    }

    /**
     * A browser that offered this.
     *
     * @param local where it reaches us: the public address of the port that all browsers share
     * @param send a datagram to an address; called by the handshake's thread; must not wait
     * @return empty where the offer has no audio for us
     */
    public static Optional<BrowserPeer> of(
            BrowserOffer offer,
            Identity identity,
            InetSocketAddress local,
            RandomGenerator random,
            BiConsumer<byte[], InetSocketAddress> send) {
        IceCredentials ours = IceCredentials.random(random);
        Origin origin = Origin.of(random.nextLong() >>> 1, local.getAddress());
        return offer.answer(origin, local, ours, identity.fingerprint())
                .map(agreed -> new BrowserPeer(agreed, ours, offer, identity, send));
    }

    /** Whom a connectivity check is for: our fragment in its user name; empty if it is no check. */
    public static Optional<String> wanted(ByteBuffer check) {
        return StunMessage.bindingRequest(check).map(StunMessage::wantedFragment);
    }

    /** Our name in connectivity checks. */
    public String fragment() {
        return ours.fragment();
    }

    /** What we answer to the offer. */
    public SessionDescription answer() {
        return answer;
    }

    /** The audio agreed on; its remote address means nothing. */
    public AudioSession audio() {
        return audio;
    }

    /** Where the browser was last seen to be; port 0 before its first check. */
    public InetSocketAddress remote() {
        return remote;
    }

    /**
     * A connectivity check has come; one thread. The media goes where the browser chose it to go, and to the first place
     * it was seen at until then. Who doesn't know the password gets no answer.
     *
     * @return what to answer to its sender; empty if nothing
     */
    public Optional<byte[]> checked(ByteBuffer check, InetSocketAddress from) {
        return StunMessage.bindingRequest(check)
                .filter(request -> request.wants(ours, theirs) && request.isSignedWith(ours.key()))
                .map(request -> answer(request, from));
    }

    private byte[] answer(StunMessage request, InetSocketAddress from) {
        if (request.isControlled()) return request.error(ROLE_CONFLICT, "Role Conflict", ours.key());
        if (request.isChosen() || remote.getPort() == 0) remote = from;
        return request.success(from, ours.key());
    }

    /** Any thread: a record of the handshake has come, from where the browser is. */
    public void handshakeRecord(ByteBuffer record) {
        var copy = new byte[record.remaining()];
        record.get(record.position(), copy);
        handshake.received(copy);
    }

    /** What the handshake's own thread is told. */
    public interface Agreed {
        /** Media may flow. */
        void on(SealedMedia media);
    }

    /**
     * Shakes hands and waits until the browser says farewell or {@link #close}; on a thread of its own.
     *
     * @throws IOException if there was no agreement: nobody came, or somebody else
     */
    public void shakeHands(Agreed agreed) throws IOException {
        handshake.run(keys -> agreed.on(new SealedMedia(keys)));
    }

    /** Any thread: ends {@link #shakeHands}. */
    public void close() {
        handshake.close();
    }
}
