package org.cardline.speech;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Numbers up to 99 in words, as people say them and as the recogniser may write them: "forty two", "forty-two". */
final class NumberWords {
    /** Before what is joined to the word before; by itself a word of a grammar, as the recogniser writes it by itself. */
    static final String HYPHEN = "-";

    static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final List<String> ONES = List.of(
            "",
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

    private static final String WHERE_JOINED =
            "\\b(" + String.join("|", TENS.subList(2, TENS.size())) + ") (?=(" + String.join("|", ONES.subList(1, 10))
                    + "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\\b)";

    private NumberWords() {}

    /** From 1 to 99. */
    static String number(int number) {
        if (number < 20) return ONES.get(number);
        return (TENS.get(number / 10) + " " + ONES.get(number % 10)).strip();
    }

    /** These phrases, and with hyphens those that have numbers like "forty two" in them, which a hyphen may join. */
    static Set<String> withHyphens(Collection<String> phrases) {
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
