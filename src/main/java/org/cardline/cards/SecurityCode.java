package org.cardline.cards;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The three or four digits printed on a card beside its number.
 *
 * <p>Sensitive authentication data (PCI DSS 4.0.1, 3.3.1): never stored, never logged, compared by the card host. It
 * prints masked, is equal to nothing but itself and has no accessor that a serialiser would find.
 */
public final class SecurityCode {
    private static final Pattern FORM = Pattern.compile("[0-9]{3,4}");

    private final String digits;

    private SecurityCode(String digits) {
        this.digits = digits;
    }

    /** The code of these digits, or empty when they are not three or four. */
    public static Optional<SecurityCode> parse(String digits) {
        return FORM.matcher(digits).matches() ? Optional.of(new SecurityCode(digits)) : Optional.empty();
    }

    /** Whether both have the same digits; takes the same time whichever digit differs. */
    public boolean matches(SecurityCode other) {
        return MessageDigest.isEqual(digits.getBytes(US_ASCII), other.digits.getBytes(US_ASCII));
    }

    /** The digits, for the adapter that sends them to the card host, and for nothing else. */
    public String reveal() {
        return digits;
    }

    @Override
    public String toString() {
        return "••••";
    }
}
