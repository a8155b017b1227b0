package org.cardline.guide;

import java.util.List;
import org.cardline.programme.CardProduct;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;

/**
 * What a call needs, by its reason.
 *
 * @param haveReady the checklist
 * @param lineAsks what our line asks for, in its order
 * @param keys the short cut through our line's menu, pressed at any moment, even before it speaks: {@code 41}
 */
record Preparation(List<String> haveReady, List<String> lineAsks, String keys) {
    private static final String PAPER = "Pen and paper, for the reference and the next step.";
    private static final String PROOF = "The security code, or a code sent to your telephone or e-mail on file.";
    private static final String BIRTH = "Date of birth.";

    static Preparation of(Reason reason, Programme programme) {
        String number = cardNumber(programme), code = securityCode(programme);
        return switch (reason) {
            case LOST_OR_STOLEN ->
                new Preparation(
                        List.of(
                                number + " You can report the loss without it.",
                                "Without the number: date of birth, postal code, last four digits of your tax number.",
                                "When and where you last saw the card.",
                                "Charges since then that are not yours.",
                                PAPER),
                        List.of(
                                number
                                        + " Without it: date of birth, postal code and four digits. The card is frozen then.",
                                "The security code, or a code sent to you, and your date of birth: to block it for good and send a new one.",
                                "Where you last saw it."),
                        "1");
            case DISPUTE ->
                new Preparation(
                        List.of(
                                number,
                                code,
                                "Date, merchant and amount of the charge.",
                                "What is wrong with it.",
                                PAPER),
                        List.of(number, PROOF, "Which charge, and what is wrong with it."),
                        "2");
            case FOLLOW_UP ->
                new Preparation(
                        List.of("Your reference, ten digits.", BIRTH, "What was agreed, and with whom.", PAPER),
                        List.of("Your reference.", BIRTH),
                        "3");
            case POINTS -> new Preparation(List.of(number, code, PAPER), List.of(number, PROOF), "41");
            case APPLICATION ->
                new Preparation(
                        List.of(
                                "Your application number, if you have applied.",
                                "Full name, address, date of birth.",
                                PAPER),
                        List.of("Your application number.", PROOF),
                        "42");
            case ONLINE_ACCOUNT ->
                new Preparation(
                        List.of(
                                number,
                                "Your user name, if you know it. Nobody needs your password: tell it to no one.",
                                PAPER),
                        List.of(
                                "What is wrong: locked, user name or password forgotten.",
                                number,
                                "The code that it sends to your telephone or e-mail on file."),
                        "43");
            case SOMETHING_ELSE ->
                new Preparation(
                        List.of(
                                number,
                                code,
                                "Full name, address, date of birth.",
                                "Your question in one sentence.",
                                PAPER),
                        List.of("Which department, and your question in your own words."),
                        "44");
        };
    }

    private static String cardNumber(Programme programme) {
        return programme.cards().stream()
                .findFirst()
                .map(card -> "Card number, " + card.length() + " digits.")
                .orElse("Card number.");
    }

    private static String securityCode(Programme programme) {
        return programme.cards().stream()
                .findFirst()
                .map(CardProduct::securityCode)
                .map(code -> "Security code: " + code.length() + " digits on the "
                        + (code.place() == CardProduct.Place.FRONT
                                ? "front, above the card number."
                                : "back, by the signature strip."))
                .orElse("Security code.");
    }
}
