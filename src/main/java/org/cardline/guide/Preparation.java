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
    private static final String SPANISH = "9"; // goes on in it

    static Preparation of(Reason reason, Programme programme, Words words) {
        Preparation english = inEnglish(reason, programme, words);
        boolean spanish = words.tag().equals("es")
                && !programme.spanishPrompts().recordings().isEmpty();
        return spanish ? new Preparation(english.haveReady, english.lineAsks, SPANISH + english.keys) : english;
    }

    /** On a line that speaks English. */
    private static Preparation inEnglish(Reason reason, Programme programme, Words words) {
        String number = cardNumber(programme, words), code = securityCode(programme, words);
        String paper = words.of("Pen and paper, for the reference and the next step.");
        String proof = words.of("The security code, or a code sent to your telephone or e-mail on file.");
        String birth = words.of("Date of birth.");
        String person = words.of("Full name, address, date of birth.");
        return switch (reason) {
            case LOST_OR_STOLEN ->
                new Preparation(
                        List.of(
                                number + " " + words.of("You can report the loss without it."),
                                words.of(
                                        "Without the number: date of birth, postal code, last four digits of your tax number."),
                                words.of("When and where you last saw the card."),
                                words.of("Charges since then that are not yours."),
                                paper),
                        List.of(
                                number + " "
                                        + words.of(
                                                "Without it: date of birth, postal code and four digits. The card is frozen then."),
                                words.of(
                                        "The security code, or a code sent to you, and your date of birth: to block it for good and send a new one."),
                                words.of("Where you last saw it.")),
                        "1");
            case DISPUTE ->
                new Preparation(
                        List.of(
                                number,
                                code,
                                words.of("Date, merchant and amount of the charge."),
                                words.of("What is wrong with it."),
                                paper),
                        List.of(number, proof, words.of("Which charge, and what is wrong with it.")),
                        "2");
            case FOLLOW_UP ->
                new Preparation(
                        List.of(
                                words.of("Your reference, ten digits."),
                                birth,
                                words.of("What was agreed, and with whom."),
                                paper),
                        List.of(words.of("Your reference."), birth),
                        "3");
            case POINTS -> new Preparation(List.of(number, code, paper), List.of(number, proof), "41");
            case APPLICATION ->
                new Preparation(
                        List.of(words.of("Your application number, if you have applied."), person, paper),
                        List.of(words.of("Your application number."), proof),
                        "42");
            case ONLINE_ACCOUNT ->
                new Preparation(
                        List.of(
                                number,
                                words.of(
                                        "Your user name, if you know it. Nobody needs your password: tell it to no one."),
                                paper),
                        List.of(
                                words.of("What is wrong: locked, user name or password forgotten."),
                                number,
                                words.of("The code that it sends to your telephone or e-mail on file.")),
                        "43");
            case SOMETHING_ELSE ->
                new Preparation(
                        List.of(number, code, person, words.of("Your question in one sentence."), paper),
                        List.of(words.of("Which department, and your question in your own words.")),
                        "44");
        };
    }

    private static String cardNumber(Programme programme, Words words) {
        return programme.cards().stream()
                .findFirst()
                .map(card -> words.of("Card number, {0} digits.", card.length()))
                .orElse(words.of("Card number."));
    }

    private static String securityCode(Programme programme, Words words) {
        return programme.cards().stream()
                .findFirst()
                .map(CardProduct::securityCode)
                .map(code -> code.place() == CardProduct.Place.FRONT
                        ? words.of("Security code: {0} digits on the front, above the card number.", code.length())
                        : words.of("Security code: {0} digits on the back, by the signature strip.", code.length()))
                .orElse(words.of("Security code."));
    }
}
