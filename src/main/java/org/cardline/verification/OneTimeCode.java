package org.cardline.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A code that is sent to a device on file and read back once. A secret: it prints masked, is equal to nothing but
 * itself, and lives in memory only, at most as long as the call that it was sent for.
 */
public final class OneTimeCode {
    private static final Pattern FORM = Pattern.compile("[0-9]{6,10}");

    private final String digits;

    private OneTimeCode(String digits) {
        this.digits = digits;
    }

    /** The code of these digits, or empty when they are not six to ten. */
    public static Optional<OneTimeCode> parse(String digits) {
        return FORM.matcher(digits).matches() ? Optional.of(new OneTimeCode(digits)) : Optional.empty();
    }

    static OneTimeCode fresh(RandomGenerator random, int length) {
        var digits = new StringBuilder(length);
        while (digits.length() < length) digits.append(random.nextInt(10));
        return new OneTimeCode(digits.toString());
    }

    /** Whether both have the same digits; takes the same time whichever digit differs. */
    boolean matches(OneTimeCode other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    /** The digits, for the {@link CodeSender} that sends them, and for nothing else. */
    public String reveal() {
        return digits;
    }

    private byte[] bytes() {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "••••••";
    }
}
