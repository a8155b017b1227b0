package org.cardline.guide;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Words that nobody guesses: 128 bits, as an address or a cookie may hold them. Any thread. */
final class Tokens {
    private static final int BYTES = 16;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private Tokens() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
