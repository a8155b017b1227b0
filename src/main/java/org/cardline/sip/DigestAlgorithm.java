package org.cardline.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** How a telephone proves that it knows its password: RFC 7616, and RFC 8760 for SIP. The better one is first. */
enum DigestAlgorithm {
    SHA_256("SHA-256"),
    /** For telephones from before RFC 8760. */
    MD5("MD5");

    private final String word;

    DigestAlgorithm(String word) {
        this.word = word;
    }

    /** As it stands in headers. */
    String word() {
        return word;
    }

    /** MD5 where none is named: RFC 7616, 3.4. */
    static Optional<DigestAlgorithm> of(String word) {
        if (word.isEmpty()) return Optional.of(MD5);
        return Arrays.stream(values())
                .filter(each -> each.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /** H(text), in lower-case hex; header text is a byte a character. */
    String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(word).digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
