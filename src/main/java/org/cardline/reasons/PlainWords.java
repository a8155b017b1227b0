package org.cardline.reasons;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sentence as its bare words, so that typed and recognised text look alike: no case, accents or punctuation. */
final class PlainWords {
    /** What comes after is not looked at: a caller's reason is said by then. */
    static final int MOST_WORDS = 80;

    private static final int MOST_CHARACTERS = 2_000;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern CURLY = Pattern.compile("[’‘]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9']+");

    private PlainWords() {}

    static List<String> list(String sentence) {
        String start = sentence.substring(0, Math.min(sentence.length(), MOST_CHARACTERS));
        String letters = MARKS.matcher(Normalizer.normalize(start, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String straight = CURLY.matcher(letters).replaceAll("'");
        return Stream.of(BETWEEN_WORDS.split(straight))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    static String of(String sentence) {
        return String.join(" ", list(sentence));
    }
}
