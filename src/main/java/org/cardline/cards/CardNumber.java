package org.cardline.cards;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A full card number (ISO/IEC 7812: 12 to 19 digits, the last one a Luhn check digit).
 *
 * <p>A secret: it prints masked, has no accessor that a serialiser would find, and lives in memory for the question
 * alone. What is stored instead is the host's {@link CardReference} and the {@linkplain #lastFour() last four}.
 */
public final class CardNumber {
    private static final Pattern FORM = Pattern.compile("[0-9]{12,19}");

    private final String digits;

    private CardNumber(String digits) {
        this.digits = digits;
    }

    /** The number of these digits (no spaces), or empty when length or check digit do not fit. */
    public static Optional<CardNumber> parse(String digits) {
        boolean fits = FORM.matcher(digits).matches() && luhnSum(digits) % 10 == 0;
        return fits ? Optional.of(new CardNumber(digits)) : Optional.empty();
    }

    /** The last four digits, the only ones that may be shown, stored or spoken. */
    public String lastFour() {
        return digits.substring(digits.length() - 4);
    }

    /**
     * Whether it is of a range that no issuer can be given: a first digit 9 leaves a number to the country whose code
     * follows (ISO/IEC 7812-1), and 900 to 999 are kept for users, never for countries (ISO 3166-1, 8.1.3).
     */
    public boolean isNobodys() {
        return digits.startsWith("99");
    }

    /** All digits, for the adapter that sends them to the card host, and for nothing else. */
    public String reveal() {
        return digits;
    }

    /** Luhn's sum (ISO/IEC 7812-1, annex B): every second digit from the right, the check digit not counted, doubled. */
    private static int luhnSum(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            int weighted = fromRight % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardNumber that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "••••" + lastFour();
    }
}
