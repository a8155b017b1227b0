package org.cardline.cases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Seals bytes with AES-256-GCM (NIST SP 800-38D): a fresh nonce, then the ciphertext with its tag. */
final class Vault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Vault(SecretKey key) {
        this.key = key;
    }

    /** @param owner what the bytes belong to: they open for no other */
    byte[] seal(byte[] plain, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, plain, 0, owner);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException if the key is another, or the bytes were changed or belong to another owner */
    byte[] open(byte[] sealed, String owner) {
        return apply(Cipher.DECRYPT_MODE, sealed, sealed, NONCE_BYTES, owner);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, int from, String owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(
                    "This was sealed with another key (CARDLINE_KEY_FILE), or was changed", cause);
        }
    }
}
