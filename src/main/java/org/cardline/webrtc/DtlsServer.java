package org.cardline.webrtc;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;

/**
 * Our side of one handshake: DTLS 1.2 with {@code use_srtp} (RFC 5764), the browser's certificate known by the
 * fingerprint of its offer. The handshake's own thread alone.
 */
final class DtlsServer extends DefaultTlsServer {
    private static final SignatureAndHashAlgorithm ECDSA_SHA256 =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);
    private static final byte[] NO_MKI = {};
    /** A browser that stays silent for so long in a handshake is gone. */
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Identity identity;
    private final Fingerprint expected;
    private Optional<SrtpProfile> profile = Optional.empty();
    private Optional<SrtpKeys> keys = Optional.empty();

    DtlsServer(Identity identity, Fingerprint expected) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
    }

    /** What was agreed, once the handshake is done. */
    SrtpKeys keys() {
        return keys.orElseThrow();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return TIMEOUT_MILLIS;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                identity.crypto(),
                identity.key(),
                identity.certificate(),
                ECDSA_SHA256);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        var algorithms = new Vector<SignatureAndHashAlgorithm>();
        algorithms.add(ECDSA_SHA256);
        algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, algorithms, null);
    }

    @Override
    public void notifyClientCertificate(Certificate shown) throws IOException {
        if (shown.isEmpty()) throw new TlsFatalAlert(AlertDescription.bad_certificate);
        byte[] der = shown.getCertificateAt(0).getEncoded();
        if (!Fingerprint.ofCertificate(der).equals(expected)) throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }

    @Override
    public void processClientExtensions(Hashtable clientExtensions) throws IOException {
        super.processClientExtensions(clientExtensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(clientExtensions);
        if (offered != null) profile = SrtpProfile.best(offered.getProtectionProfiles());
        if (profile.isEmpty()) throw new TlsFatalAlert(AlertDescription.illegal_parameter);
    }

    @Override
    @SuppressWarnings("unchecked") // the library's signature has raw types
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        if (extensions == null) extensions = new Hashtable<>();
        int[] chosen = {profile.orElseThrow().number()};
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, NO_MKI));
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        SrtpProfile agreed = profile.orElseThrow();
        byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, agreed.materialBytes());
        keys = Optional.of(SrtpKeys.ofServer(agreed, material));
    }
}
