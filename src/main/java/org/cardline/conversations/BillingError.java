package org.cardline.conversations;

import java.util.List;
import java.util.Optional;

/** The seven kinds of billing error of 12 CFR 1026.13(a), in the words of a case's timeline. */
enum BillingError {
    NOT_MADE("not made by the card member"),
    NOT_IDENTIFIED("not identified"),
    NOT_DELIVERED("not accepted, or not delivered as agreed"),
    NOT_CREDITED("a payment or return was not credited"),
    MISCALCULATED("computed wrongly"),
    UNCLEAR("clarification or evidence wanted"),
    NO_STATEMENT("the statement was not delivered");

    private static final Menu<Optional<BillingError>> KIND = Menu.of(
                    "You didn't make it: press 1. You don't know it: 2. Not as agreed: 3. Another problem: 4.",
                    List.of(
                            Optional.of(NOT_MADE),
                            Optional.of(NOT_IDENTIFIED),
                            Optional.of(NOT_DELIVERED),
                            Optional.<BillingError>empty()))
            .or(
                    Optional.of(NOT_MADE),
                    "it wasn't me",
                    "not mine",
                    "i did not make it",
                    "somebody else made it",
                    "fraud")
            .or(Optional.of(NOT_IDENTIFIED), "i don't recognize it", "i do not know it", "i don't know what it is")
            .or(
                    Optional.of(NOT_DELIVERED),
                    "it never came",
                    "it was not delivered",
                    "it was broken",
                    "not as described")
            .or(Optional.empty(), "something else", "another one", "other");
    private static final Menu<BillingError> ANOTHER = Menu.of(
                    "A credit is missing: press 1. The sum is wrong: 2. You want proof: 3. The statement never came: 4.",
                    List.of(NOT_CREDITED, MISCALCULATED, UNCLEAR, NO_STATEMENT))
            .or(NOT_CREDITED, "missing credit", "a refund is missing", "i returned it", "no refund")
            .or(
                    MISCALCULATED,
                    "wrong amount",
                    "the amount is wrong",
                    "wrong sum",
                    "i was charged twice",
                    "charged twice")
            .or(UNCLEAR, "proof", "a receipt", "evidence")
            .or(NO_STATEMENT, "no statement", "i got no statement");

    private final String words;

    BillingError(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Which one it is, in two menus. */
    static BillingError choose(Talk talk) {
        return talk.choose(KIND).orElseGet(() -> talk.choose(ANOTHER));
    }
}
