package org.cardline.desk;

import java.util.random.RandomGenerator;

/** Passwords that we make: read aloud and typed without a mistake, so no two characters look alike. */
final class MadePassword {
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private MadePassword() {}

    /** @param length five bits each */
    static String of(int length, RandomGenerator random) {
        var password = new StringBuilder();
        for (int i = 0; i < length; i++) password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        return password.toString();
    }
}
