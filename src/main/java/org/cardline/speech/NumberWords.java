package org.cardline.speech;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cardline.speech.Place.Part;

/** Numbers up to 99 in words, as people say them and as the recogniser may write them: "forty two", "forty-two". */
final class NumberWords {
    /** Before what is joined to the word before; by itself a word of a grammar, as the recogniser writes it by itself. */
    static final String HYPHEN = "-";

    /** From 0 to 19. */
    static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");

    static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    /** The days of a month, from the first; with hyphens. */
    static final List<String> ORDINALS = List.of(
            "",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first");

    private static final String WHERE_JOINED = "\\b(" + String.join("|", TENS.subList(2, TENS.size())) + ") (?=("
            + String.join("|", SMALL.subList(1, 10)) + "|" + String.join("|", ORDINALS.subList(1, 10)) + ")\\b)";

    private NumberWords() {}

    /** From 1 to 99. */
    static String number(int number) {
        if (number < SMALL.size()) return SMALL.get(number);
        String ten = TENS.get(number / 10);
        return number % 10 == 0 ? ten : ten + " " + SMALL.get(number % 10);
    }

    /** One of these phrases; where they have numbers like "forty two" in them, a hyphen may join those. */
    static Part phrases(Collection<String> phrases) {
        return end -> Place.of(withHyphens(phrases)).before(end);
    }

    private static Set<String> withHyphens(Collection<String> phrases) {
        var all = new HashSet<>(phrases);
        for (String each : phrases) all.add(each.replaceAll(WHERE_JOINED, "$1 " + HYPHEN + " " + HYPHEN));
        return all;
    }

    /** The words as they are said. */
    static List<String> withoutHyphens(List<String> words) {
        return words.stream()
                .filter(each -> !each.equals(HYPHEN))
                .map(each -> each.replace(HYPHEN, ""))
                .toList();
    }
}
