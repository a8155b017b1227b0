package org.cardline.guide;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Words that nobody guesses: 128 bits, as an address or a cookie may hold them. Any thread. */
final class Tokens {
    private static final int BYTES = 16;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private Tokens() {}

    /** Whether it looks like one. */
    static boolean isOne(String word) {
        return word.matches("[A-Za-z0-9_-]{22}");
    }

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
