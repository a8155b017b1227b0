package org.cardline.cases;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The number a caller is given for a case: nine random digits and a Damm check digit, read in groups of 3, 3 and 4.
 * It names a case and proves nothing. A misheard one is asked again, never corrected.
 *
 * @param digits ten ASCII digits, the last the check digit
 */
public record Reference(String digits) {
    /** How many digits a reference has. */
    public static final int LENGTH = 10;

    /** Longer text is no reference: nobody writes a page around one. */
    private static final int LONGEST_TEXT = 1_000;

    private static final int RANDOM_NUMBERS = 1_000_000_000;
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");

    /** Ten digits that stand alone: in one piece, or with one space, dot, hyphen or no-break space between them. */
    private static final Pattern ON_PAPER = Pattern.compile(
            "(?<![0-9])(?<![0-9][ .\\-\\u00a0])[0-9](?:[ .\\-\\u00a0]?[0-9]){9}(?![ .\\-\\u00a0]?[0-9])");

    /** @throws IllegalArgumentException if these are not ten digits, or the check digit doesn't fit */
    public Reference {
        if (!isReference(digits)) {
            throw new IllegalArgumentException("A reference is nine digits and their Damm check digit");
        }
    }

    /** A new reference. In production the generator is a {@link java.security.SecureRandom}: never serial. */
    public static Reference fresh(RandomGenerator random) {
        String nine = "%09d".formatted(random.nextInt(RANDOM_NUMBERS));
        return new Reference(nine + Damm.checkDigit(nine));
    }

    /**
     * Reads a reference from keys or paper, whatever text stands around it.
     *
     * @return empty when there is none, when the check digit doesn't fit, or when the text holds two different ones
     */
    public static Optional<Reference> parse(String text) {
        if (text.length() > LONGEST_TEXT) return Optional.empty();
        var found = ON_PAPER.matcher(text)
                .results()
                .map(match -> match.group().replaceAll("[^0-9]", ""))
                .filter(Reference::isReference)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(new Reference(found.getFirst())) : Optional.empty();
    }

    private static boolean isReference(String digits) {
        return TEN_DIGITS.matcher(digits).matches() && Damm.fits(digits);
    }

    /** As it is printed and read: {@code 123 456 7890}. */
    public String grouped() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    @Override
    public String toString() {
        return grouped();
    }
}
