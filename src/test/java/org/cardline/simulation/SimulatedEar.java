package org.cardline.simulation;

import java.util.List;
import java.util.Optional;
import org.cardline.cards.CardNumber;
import org.cardline.speech.Grammar;
import org.cardline.speech.Guess;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;

/**
 * What a recogniser would make of words that are said clearly; {@code (mumbles)}, {@code (unclear) 3714…} and
 * {@code (while many speak) …} are not. Fits the words to what is listened for, and to nothing else.
 */
final class SimulatedEar {
    private static final String UNCLEAR = "(unclear) ";
    private static final double SURE = 0.97;

    private SimulatedEar() {}

    static Heard hear(String words, Listening listening) {
        if (words.startsWith("(while many speak)")) return new Heard.Busy();
        if (words.startsWith(UNCLEAR)) return unclear(words.substring(UNCLEAR.length()), listening.answer());
        String beside = listening.beside().meanings().get(words);
        if (beside != null) return new Heard.Beside(new Guess(beside, SURE));
        return answer(words, listening.answer()).<Heard>map(Heard.Sure::new).orElseGet(Heard.Nothing::new);
    }

    private static Optional<Guess> answer(String words, Grammar grammar) {
        return text(words, grammar).map(text -> new Guess(text, SURE));
    }

    private static Optional<String> text(String words, Grammar grammar) {
        return switch (grammar) {
            case Grammar.Phrases phrases ->
                Optional.ofNullable(phrases.meanings().get(words));
            case Grammar.Digits(int least, int most) -> matching(words, "[0-9]{" + least + "," + most + "}");
            case Grammar.CardNumber number -> matching(words, "[0-9]+").filter(digits -> fits(number, digits));
            case Grammar.CardGroup group -> whole(words, group).filter(digits -> fits(group.whole(), digits));
            case Grammar.Reference reference -> matching(words, "[0-9]{10}");
            case Grammar.Date date -> matching(words, "[0-9]{4}-[0-9]{2}-[0-9]{2}");
            case Grammar.Amount amount -> matching(words, "[0-9]+\\.[0-9]{2}");
            case Grammar.FreeText own -> matching(words, "[^(].*");
        };
    }

    private static Optional<String> matching(String words, String pattern) {
        return Optional.of(words).filter(each -> each.matches(pattern));
    }

    private static boolean fits(Grammar.CardNumber number, String digits) {
        return CardNumber.parse(digits).isPresent()
                && number.shapes().stream().anyMatch(product -> product.fits(digits));
    }

    private static Optional<String> whole(String group, Grammar.CardGroup asked) {
        String before = asked.before().getFirst().text();
        return matching(group, "[0-9]{" + asked.length() + "}")
                .map(digits ->
                        before.substring(0, asked.from()) + digits + before.substring(asked.from() + asked.length()));
    }

    /** The likeliest guess has a wrong digit in the middle. */
    private static Heard unclear(String words, Grammar grammar) {
        if (!words.matches("[0-9]{10,19}") || grammar instanceof Grammar.FreeText) return new Heard.Nothing();
        char[] wrong = words.toCharArray();
        wrong[5] = wrong[5] == '9' ? '5' : '9';
        return new Heard.Unsure(List.of(new Guess(String.valueOf(wrong), 0.5), new Guess(words, 0.4)));
    }
}
