package org.cardline.webrtc;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a certificate, as session descriptions tell it: RFC 8122 section 5.
 *
 * @param hex pairs of upper-case digits, with colons between
 */
public record Fingerprint(String hex) {
    private static final String HASH = "sha-256 ";
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    /** @throws IllegalArgumentException if it is no SHA-256 */
    public Fingerprint {
        if (!hex.matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"))
            throw new IllegalArgumentException("fingerprint is no SHA-256");
    }

    /**
     * What {@code a=fingerprint:} says.
     *
     * @throws IllegalArgumentException if it is anything but a SHA-256
     */
    static Fingerprint ofAttribute(String value) {
        if (!value.toLowerCase(Locale.ROOT).startsWith(HASH))
            throw new IllegalArgumentException("fingerprint is no SHA-256");
        return new Fingerprint(value.substring(HASH.length()).strip().toUpperCase(Locale.ROOT));
    }

    static Fingerprint ofCertificate(byte[] der) {
        try {
            return new Fingerprint(
                    PAIRS.formatHex(MessageDigest.getInstance("SHA-256").digest(der)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String attribute() {
        return "fingerprint:" + HASH + hex;
    }
}
