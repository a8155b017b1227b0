package org.cardline.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA256 (RFC 2104) of a subject: equal subjects stay equal, and without the key nobody can try them out. */
final class KeyedDigest {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    KeyedDigest(SecretKey key) {
        this.key = key;
    }

    byte[] of(String kind, String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((kind + '\n' + subject).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
