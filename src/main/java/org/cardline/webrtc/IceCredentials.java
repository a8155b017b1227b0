package org.cardline.webrtc;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * One end's user name fragment and password for connectivity checks, RFC 8445 section 5.3. A secret: whoever has the
 * password can move the media, so it is printed masked.
 *
 * @param fragment 4–256 letters, digits, plus and slash
 * @param password 22–256 of the same
 */
public record IceCredentials(String fragment, String password) {
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** 48 bits: names one browser among all. */
    private static final int FRAGMENT_LENGTH = 8;
    /** 144 bits; at least 128 are asked for. */
    private static final int PASSWORD_LENGTH = 24;

    /** @throws IllegalArgumentException if one breaks the grammar of RFC 8839 section 5.4 */
    public IceCredentials {
        if (!fragment.matches("[A-Za-z0-9+/]{4,256}"))
            throw new IllegalArgumentException("ice-ufrag breaks its grammar");
        if (!password.matches("[A-Za-z0-9+/]{22,256}"))
            throw new IllegalArgumentException("ice-pwd breaks its grammar");
    }

    /** Ours for a new browser. */
    static IceCredentials random(RandomGenerator random) {
        return new IceCredentials(text(random, FRAGMENT_LENGTH), text(random, PASSWORD_LENGTH));
    }

    private static String text(RandomGenerator random, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        return text.toString();
    }

    byte[] key() {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return fragment + ":•";
    }
}
