package org.cardline.conversations;

/** The seven kinds of billing error of 12 CFR 1026.13(a), in the words of a case's timeline. */
enum BillingError {
    NOT_MADE("not made by the card member"),
    NOT_IDENTIFIED("not identified"),
    NOT_DELIVERED("not accepted, or not delivered as agreed"),
    NOT_CREDITED("a payment or return was not credited"),
    MISCALCULATED("computed wrongly"),
    UNCLEAR("clarification or evidence wanted"),
    NO_STATEMENT("the statement was not delivered");

    private final String words;

    BillingError(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Which one it is, in two menus. */
    static BillingError choose(Talk talk) {
        return switch (talk.choose(
                4, "You didn't make it: press 1. You don't know it: 2. Not as agreed: 3. Another problem: 4.")) {
            case 1 -> NOT_MADE;
            case 2 -> NOT_IDENTIFIED;
            case 3 -> NOT_DELIVERED;
            default -> another(talk);
        };
    }

    private static BillingError another(Talk talk) {
        return switch (talk.choose(
                4,
                "A credit is missing: press 1. The sum is wrong: 2. You want proof: 3. The statement never came: 4.")) {
            case 1 -> NOT_CREDITED;
            case 2 -> MISCALCULATED;
            case 3 -> UNCLEAR;
            default -> NO_STATEMENT;
        };
    }
}
