package org.cardline.programme;

import java.util.List;
import java.util.Set;

/**
 * A kind of card: what its numbers look like.
 *
 * @param name as it is read
 * @param length digits in a number, 12 to 19
 * @param prefixes what its numbers begin with
 * @param grouping how the digits are grouped on the card; adds up to {@code length}
 * @param securityCode the printed code that is no part of the number
 * @param variants what the card host calls some of them by, where it tells more apart than numbers do: {@code platinum}
 * @param demonstrationOnly whether it exists in demonstrations only
 */
public record CardProduct(
        String id,
        String name,
        int length,
        Set<String> prefixes,
        List<Integer> grouping,
        SecurityCode securityCode,
        Set<String> variants,
        boolean demonstrationOnly) {
    /**
     * @param length digits
     * @param place where on the card it is printed
     */
    public record SecurityCode(int length, Place place) {}

    /** Where a security code is printed. */
    public enum Place {
        /** On the front, above the number. */
        FRONT,
        /** On the back, by the signature strip. */
        BACK
    }

    /** Whether a card that the host calls so is of this kind. */
    public boolean isCalled(String product) {
        return id.equals(product) || variants.contains(product);
    }

    /** Whether these digits could be a whole number of this kind; the check digit is not looked at. */
    public boolean fits(String digits) {
        return digits.length() == length && prefixIn(digits) > 0;
    }

    /** How many of the first digits are a prefix of this kind; 0 for none. */
    int prefixIn(String digits) {
        return prefixes.stream()
                .filter(digits::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    static CardProduct read(Section card, boolean demonstrationOnly) {
        int length = card.integer("length", 12, 19);
        return new CardProduct(
                card.text("id"),
                card.text("name"),
                length,
                prefixes(card),
                grouping(card, length),
                card.in("security-code", CardProduct::securityCode),
                Set.copyOf(card.texts("variants")),
                demonstrationOnly);
    }

    private static SecurityCode securityCode(Section code) {
        return new SecurityCode(code.integer("length", 3, 4), code.choice("place", Place.class));
    }

    private static Set<String> prefixes(Section card) {
        List<String> prefixes = card.texts("prefixes");
        if (prefixes.isEmpty())
            card.wrong("prefixes", "'prefixes' is empty.", "List what the card numbers begin with.");
        for (String each : prefixes) {
            if (!each.matches("\\d{1,8}"))
                card.wrong("prefixes", "'" + each + "' is no prefix.", "Write 1 to 8 digits.");
        }
        return Set.copyOf(prefixes);
    }

    private static List<Integer> grouping(Section card, int length) {
        String text = card.text("grouping");
        if (text.isEmpty()) return List.of(length);
        if (!text.matches("\\d{1,2}(-\\d{1,2})*")) {
            card.wrong("grouping", "'" + text + "' is no grouping.", "Write it like 4-6-5.");
            return List.of(length);
        }
        List<Integer> grouping =
                List.of(text.split("-")).stream().map(Integer::valueOf).toList();
        int sum = grouping.stream().mapToInt(Integer::intValue).sum();
        if (sum != length)
            card.wrong(
                    "grouping",
                    "The groups add up to " + sum + ", not to the length " + length + ".",
                    "Change one of them.");
        return grouping;
    }
}
