package org.cardline.webrtc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The key and the self-signed certificate that this process shows to browsers: new at every start, trusted by its
 * fingerprint alone (RFC 8827 section 6.5). Immutable; any thread.
 */
public final class Identity {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final BcTlsCrypto crypto;
    private final AsymmetricKeyParameter key;
    private final Certificate certificate;
    private final Fingerprint fingerprint;

    private Identity(BcTlsCrypto crypto, AsymmetricKeyParameter key, byte[] der) throws IOException {
        this.crypto = crypto;
        this.key = key;
        certificate = new Certificate(new TlsCertificate[] {crypto.createCertificate(der)});
        fingerprint = Fingerprint.ofCertificate(der);
    }

    /** A new one, on the curve P-256. Takes some milliseconds, the first time some hundred. */
    public static Identity create(SecureRandom random, Instant now) {
        try {
            var crypto = new BcTlsCrypto(random);
            AsymmetricCipherKeyPair pair = pair(random);
            return new Identity(
                    crypto, pair.getPrivate(), selfSigned(pair, random, now).getEncoded());
        } catch (IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("No certificate could be made", impossible);
        }
    }

    private static AsymmetricCipherKeyPair pair(SecureRandom random) {
        var generator = new ECKeyPairGenerator();
        var curve = new ECNamedDomainParameters(
                SECObjectIdentifiers.secp256r1, ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1));
        generator.init(new ECKeyGenerationParameters(curve, random));
        return generator.generateKeyPair();
    }

    private static X509CertificateHolder selfSigned(AsymmetricCipherKeyPair pair, SecureRandom random, Instant now)
            throws IOException, OperatorCreationException {
        var name = new X500Name("CN=Cardline");
        SubjectPublicKeyInfo shown = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic());
        AlgorithmIdentifier signature = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
        AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
        var builder = new X509v3CertificateBuilder(
                name,
                new BigInteger(64, random),
                Date.from(now.minus(CLOCKS_DIFFER)),
                Date.from(now.plus(KEPT)),
                name,
                shown);
        return builder.build(new BcECContentSignerBuilder(signature, digest).build(pair.getPrivate()));
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    AsymmetricKeyParameter key() {
        return key;
    }

    Certificate certificate() {
        return certificate;
    }

    /** What our answers tell of the certificate. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }
}
