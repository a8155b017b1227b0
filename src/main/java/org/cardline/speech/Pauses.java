package org.cardline.speech;

import java.time.Duration;

/**
 * How long a caller may pause while answering.
 *
 * @param early after so much silence, what was said so far is looked at if nobody else needs that: the answer is then there
 *     when the caller has been silent for long enough
 * @param whole after so much silence what was said so far counts, if it is whole
 * @param end after so much silence nothing more is expected, whole or not
 */
record Pauses(Duration early, Duration whole, Duration end) {
    private static final Pauses WORDS = of(250, 500, 500);
    private static final Pauses SENTENCE = of(500, 800, 1_100);
    private static final Pauses SUM_OR_DAY = of(400, 700, 1_000);

    /** A number is read in groups, from a card in bad light. */
    private static final Pauses NUMBER = of(350, 600, 1_800);

    private static Pauses of(int early, int whole, int end) {
        return new Pauses(Duration.ofMillis(early), Duration.ofMillis(whole), Duration.ofMillis(end));
    }

    /** The pauses that people make in such an answer. */
    static Pauses in(Grammar grammar) {
        return switch (grammar) {
            case Grammar.Phrases _ -> WORDS;
            case Grammar.FreeText _ -> SENTENCE;
            case Grammar.Date _, Grammar.Amount _ -> SUM_OR_DAY;
            case Grammar.Digits _, Grammar.CardNumber _, Grammar.CardGroup _, Grammar.Reference _ -> NUMBER;
        };
    }

    /** Whether nothing can come behind this answer, so that the rest of the silence need not be waited for. */
    static boolean isWhole(Heard heard, Grammar grammar) {
        return switch (heard) {
            case Heard.Beside _ -> true;
            case Heard.Sure(Guess guess) -> isFull(guess.text(), grammar);
            case Heard.Unsure _, Heard.Nothing _, Heard.Busy _ -> false;
        };
    }

    private static boolean isFull(String text, Grammar grammar) {
        return switch (grammar) {
            case Grammar.Phrases _, Grammar.CardNumber _, Grammar.CardGroup _, Grammar.Reference _ -> true;
            case Grammar.Digits digits -> text.length() == digits.most();
            case Grammar.FreeText _, Grammar.Date _, Grammar.Amount _ -> false;
        };
    }
}
