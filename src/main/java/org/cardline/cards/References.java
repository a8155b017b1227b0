package org.cardline.cards;

import java.util.regex.Pattern;

/** The form of the host's opaque references: safe in a path, a log line and a table as they are. */
final class References {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** A run this long could be a card number that somebody took for a reference. */
    private static final Pattern LIKE_A_CARD_NUMBER = Pattern.compile("[0-9]{12,19}");

    private References() {}

    static void require(String value) {
        if (!FORM.matcher(value).matches() || LIKE_A_CARD_NUMBER.matcher(value).find()) {
            throw new IllegalArgumentException(
                    "A reference of the card host has 1 to 64 characters of A-Z a-z 0-9 . _ -"
                            + " and no run of 12 digits, in which a card number could hide.");
        }
    }
}
