package org.cardline.speech;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One way through a grammar that the recogniser followed to its end.
 *
 * @param words in order
 * @param score the logarithm of its probability
 * @param strain how far each of its tokens was behind the likeliest one, added up: 0 when nothing else was heard, the more
 *     negative the less it fits
 * @param instead for each word, how likely those in its place were
 */
record Wording(List<String> words, double score, double strain, List<List<Instead>> instead) {
    /**
     * A word that might have been said in a place.
     *
     * @param score the logarithm of its probability there
     * @param sound the same by {@link Sounding}, or 0
     */
    record Instead(String word, double score, double sound) {}

    Wording {
        words = List.copyOf(words);
        instead = List.copyOf(instead);
    }

    /** How far a word was behind the likeliest, on average; a hyphen is no word. */
    double strainOfWord() {
        return strain / NumberWords.withoutHyphens(words).size();
    }

    /** The word at {@code place}, as likely as it was there. */
    Instead at(int place) {
        String word = words.get(place);
        return instead.get(place).stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(new Instead(word, 0, 0));
    }

    /** The words, with spaces. */
    String text() {
        return String.join(" ", words);
    }

    /** The places of its words. */
    IntStream places() {
        return IntStream.range(0, words.size());
    }
}
