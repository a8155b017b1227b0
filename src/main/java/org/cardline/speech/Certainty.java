package org.cardline.speech;

import java.util.List;
import java.util.Set;

/** When something heard counts: limits found on recordings of people, and for phrases, days and sums of synthetic voices (docs/speech.md). */
final class Certainty {
    /** Confidence that needs no "is that so?". */
    static final double OF_WORDS = 0.8;

    /** The same of a day or a sum of money. */
    static final double OF_DAY_OR_SUM = 0.6;

    /** Confidence that a card number needs, among those with its prefix and check digit. */
    static final double OF_CARD_NUMBER = 0.95;

    /**
     * Confidence that other digits need: codes, references and their like, which the host or a check digit judges. Of 900 that
     * people said, of 4, 5 and 6 digits, 15 were surer than this and wrong.
     */
    static final double OF_DIGITS = 0.8;

    /** A phrase of one word that is further behind what was heard was not said. */
    private static final double STRAIN_OF_PHRASE = -7;

    /** The same of words that the recogniser hears in anything. */
    private static final double STRAIN_OF_FILLER = -3.5;

    /** So much more for each word after the first, which is little: many words fit anything somehow, if each may be far behind. */
    private static final double STRAIN_OF_NEXT_WORD = -1;

    /** Words after the first that get more; those after them get none. */
    private static final int NEXT_WORDS = 3;

    /** How far behind a word of a number, a day or a sum may be, on average. */
    private static final double STRAIN_OF_DIGIT = -3;

    /** How far behind a whole day or sum may be, with its end: more may have been said than was followed. */
    private static final double STRAIN_OF_DAY_OR_SUM = -8;

    /** The same of one or two digits, which have no others to lean on. */
    private static final double STRAIN_OF_FEW_DIGITS = -4.5;

    private static final int FEW_DIGITS = 2;

    private static final Set<String> FILLERS =
            Set.of("yeah", "yes", "yep", "no", "nope", "oh", "okay", "please", "sure");

    private Certainty() {}

    /** Whether it may have been said: a day, a sum or a phrase. */
    static boolean fits(Wording wording, Grammar grammar) {
        return grammar instanceof Grammar.Phrases
                ? fitsPhrase(wording)
                : wording.strainOfWord() >= STRAIN_OF_DIGIT && wording.strain() >= STRAIN_OF_DAY_OR_SUM;
    }

    private static boolean fitsPhrase(Wording wording) {
        int more = wording.words().size() - 1;
        if (more == 0 && FILLERS.contains(wording.text())) return wording.strain() >= STRAIN_OF_FILLER;
        return wording.strain() >= STRAIN_OF_PHRASE + STRAIN_OF_NEXT_WORD * Math.min(more, NEXT_WORDS);
    }

    /** What is made of digits. */
    static Heard of(Recognition.Look look, Grammar grammar) {
        if (!fits(look)) return new Heard.Nothing();
        List<Guess> possible = look.possible();
        boolean sure = !possible.isEmpty() && possible.getFirst().confidence() >= needed(grammar);
        return sure ? new Heard.Sure(possible.getFirst()) : new Heard.Unsure(look.all());
    }

    private static boolean fits(Recognition.Look look) {
        if (look.all().isEmpty()) return false;
        boolean few = look.all().getFirst().text().length() <= FEW_DIGITS;
        return look.strain() >= (few ? STRAIN_OF_FEW_DIGITS : STRAIN_OF_DIGIT);
    }

    /** Confidence that an answer needs. */
    static double needed(Grammar grammar) {
        return switch (grammar) {
            case Grammar.CardNumber _, Grammar.CardGroup _ -> OF_CARD_NUMBER;
            case Grammar.Digits _, Grammar.Reference _ -> OF_DIGITS;
            case Grammar.Date _, Grammar.Amount _ -> OF_DAY_OR_SUM;
            case Grammar.Phrases _, Grammar.FreeText _ -> OF_WORDS;
        };
    }
}
