package org.cardline.speech;

import java.util.List;
import java.util.Set;

/** When something heard counts: limits found on recordings of people, and for phrases of synthetic voices (docs/speech.md). */
final class Certainty {
    /** Confidence that needs no "is that so?". */
    static final double OF_WORDS = 0.8;

    /** Confidence that a card number needs, among those with its prefix and check digit. */
    static final double OF_CARD_NUMBER = 0.95;

    /**
     * Confidence that other digits need: codes, references and their like, which the host or a check digit judges. Of 900 that
     * people said, of 4, 5 and 6 digits, 15 were surer than this and wrong.
     */
    static final double OF_DIGITS = 0.8;

    /** A phrase that is further behind what was heard, for each of its words, was not said. */
    private static final double STRAIN_OF_PHRASE = -6;

    /** The same of words that the recogniser hears in anything. */
    private static final double STRAIN_OF_FILLER = -3.5;

    /** The same of a number. */
    private static final double STRAIN_OF_DIGIT = -3;

    /** The same of one or two digits, which have no others to lean on. */
    private static final double STRAIN_OF_FEW_DIGITS = -4.5;

    private static final int FEW_DIGITS = 2;

    private static final Set<String> FILLERS = Set.of("yeah", "yes", "yep", "no", "nope", "oh", "okay");

    private Certainty() {}

    static boolean fitsPhrase(Wording wording) {
        boolean filler = wording.words().size() == 1 && FILLERS.contains(wording.text());
        return wording.strainOfWord() >= (filler ? STRAIN_OF_FILLER : STRAIN_OF_PHRASE);
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

    private static double needed(Grammar grammar) {
        return grammar instanceof Grammar.CardNumber || grammar instanceof Grammar.CardGroup
                ? OF_CARD_NUMBER
                : OF_DIGITS;
    }
}
