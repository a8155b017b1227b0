package org.cardline.guide;

import java.util.List;

/**
 * One of the ten questions that people ask before they call.
 *
 * @param word in addresses: {@code from-abroad}
 * @param asked as it is asked
 * @param answer its paragraphs
 * @param action what to do now
 * @param page where in the guide that is done
 */
record Question(String word, String asked, List<String> answer, String action, String page) {
    /** All ten. */
    static List<Question> all(Answers answers, Words words) {
        return List.of(
                new Question(
                        "right-number",
                        words.of("Which number do I call?"),
                        List.of(words.of("That depends on what happened, on your card, and on where you are.")),
                        words.of("Find the number"),
                        ""),
                new Question(
                        "lost-card",
                        words.of("How do I report a lost or stolen card?"),
                        List.of(words.of("Call at once. You can report it without the card number.")),
                        words.of("Lost or stolen: call now"),
                        "/lost-or-stolen"),
                new Question(
                        "a-person",
                        words.of("How do I get past the menu to a person?"),
                        List.of(
                                words.of("Say “agent” or “customer service”. Or press 0 where no number is asked for."),
                                words.of("The answer to what happened shows the keys that lead there at once.")),
                        words.of("What happened?"),
                        ""),
                new Question(
                        "prepare",
                        words.of("What do I need when I call?"),
                        List.of(words.of("It is little, and it depends on why you call.")),
                        words.of("What to have ready"),
                        "/checklist"),
                new Question(
                        "from-abroad",
                        words.of("How do I call from abroad and pay nothing?"),
                        collectCall(answers, words),
                        words.of("From each country"),
                        "/from"),
                new Question(
                        "wrong-charge",
                        words.of("How do I dispute a charge?"),
                        List.of(
                                words.of(
                                        "Have the date, the merchant and the amount ready, call, and write down the reference.")),
                        words.of("A charge is wrong"),
                        "/dispute"),
                new Question(
                        "points",
                        words.of("How do I ask about my points?"),
                        List.of(words.of("The line tells how many you have. To use them, ask for a person.")),
                        words.of("Points"),
                        "/points"),
                new Question(
                        "online-account",
                        words.of("What do I do if my online account is locked?"),
                        List.of(words.of("Call. Never tell your password: nobody needs it.")),
                        words.of("My online account"),
                        "/online-account"),
                new Question(
                        "department",
                        words.of("How do I reach a department?"),
                        List.of(words.of("Say what happened: each reason leads to its department.")),
                        words.of("What happened?"),
                        ""),
                new Question(
                        "follow-up",
                        words.of("I have called before: how do I go on?"),
                        List.of(words.of(
                                "See here where it stands. Or call again, and give the reference of that call.")),
                        words.of("Where a case stands"),
                        "/track"));
    }

    private static List<String> collectCall(Answers answers, Words words) {
        String home = words.inSentence(answers.home());
        return answers.urgentFromAbroad().stream()
                .filter(Way.Call::byOperator)
                .map(call -> List.of(
                        words.of(
                                "1. Call the operator of the local telephone company, or ask at the hotel's reception."),
                        words.of("2. Ask for an international operator, and for a collect call to {0}.", home),
                        words.of(
                                "3. Give this number, and your name: {0}",
                                DialString.international(call.telephone().number())),
                        words.of("4. Stay on the line until the issuer has accepted the charges."),
                        words.of("A free number of {0} mostly can't be reached from abroad by telephone.", home)))
                .findFirst()
                .orElse(List.of(words.of("No number for collect calls is published.")));
    }
}
