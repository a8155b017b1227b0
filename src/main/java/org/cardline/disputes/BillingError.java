package org.cardline.disputes;

/** The seven kinds of billing error of 12 CFR 1026.13(a), in the words of a case's timeline. */
public enum BillingError {
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

    public String words() {
        return words;
    }
}
