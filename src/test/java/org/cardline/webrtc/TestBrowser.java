package org.cardline.webrtc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;

/** The browser's side of a handshake, with the same library: two ends that agree, and one that can be made not to. */
final class TestBrowser extends DefaultTlsClient implements DatagramTransport {
    private final Identity identity;
    private final int[] profiles;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final Consumer<ByteBuffer> send;
    private Optional<SrtpKeys> keys = Optional.empty();

    TestBrowser(Identity identity, SrtpProfile profile, Consumer<ByteBuffer> send) {
        super(identity.crypto());
        this.identity = identity;
        this.profiles = new int[] {profile.number()};
        this.send = send;
    }

    static Identity identity() {
        return Identity.create(new SecureRandom(), Instant.parse("2026-11-25T12:00:00Z"));
    }

    void received(byte[] record) {
        waiting.add(record);
    }

    DTLSTransport shakeHands() throws IOException {
        return new DTLSClientProtocol().connect(this, this);
    }

    SealedMedia media() {
        return new SealedMedia(keys.orElseThrow());
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate shown) {}

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return new BcDefaultTlsCredentialedSigner(
                        new TlsCryptoParameters(context),
                        identity.crypto(),
                        identity.key(),
                        identity.certificate(),
                        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        if (extensions == null) extensions = new Hashtable<>();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, new byte[0]));
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        SrtpProfile profile = SrtpProfile.best(profiles).orElseThrow();
        byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, profile.materialBytes());
        SrtpKeys servers = SrtpKeys.ofServer(profile, material);
        keys = Optional.of(new SrtpKeys(profile, servers.theirs(), servers.ours()));
    }

    @Override
    public int getReceiveLimit() {
        return 1500;
    }

    @Override
    public int getSendLimit() {
        return 1200;
    }

    @Override
    public int receive(byte[] into, int offset, int length, int waitMillis) throws IOException {
        try {
            byte[] record = waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (record == null) return -1;
            System.arraycopy(record, 0, into, offset, record.length);
            return record.length;
        } catch (InterruptedException hurried) {
            throw new IOException(hurried);
        }
    }

    @Override
    public void send(byte[] from, int offset, int length) {
        var record = new byte[length];
        System.arraycopy(from, offset, record, 0, length);
        send.accept(ByteBuffer.wrap(record));
    }

    @Override
    public void close() {}
}
