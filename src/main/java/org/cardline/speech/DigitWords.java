package org.cardline.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Digits as people say them, and what they mean. */
final class DigitWords {
    /** The words of single digits; both "zero" and "oh" are 0. */
    static final Map<String, String> SINGLE = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"));

    private static final Map<String, String> TENS = Map.of(
            "twenty", "2", "thirty", "3", "forty", "4", "fifty", "5", "sixty", "6", "seventy", "7", "eighty", "8",
            "ninety", "9");
    private static final Map<String, String> TEENS = Map.of(
            "ten",
            "10",
            "eleven",
            "11",
            "twelve",
            "12",
            "thirteen",
            "13",
            "fourteen",
            "14",
            "fifteen",
            "15",
            "sixteen",
            "16",
            "seventeen",
            "17",
            "eighteen",
            "18",
            "nineteen",
            "19");
    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3);

    private static final Set<String> UNITS =
            Set.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private DigitWords() {}

    /**
     * Digits still wanted.
     *
     * @param prefix what they begin with
     * @param left how many
     */
    record Wanted(String prefix, int left) {
        private Optional<Wanted> after(String digits) {
            int shared = Math.min(prefix.length(), digits.length());
            boolean fits =
                    digits.length() <= left && digits.substring(0, shared).equals(prefix.substring(0, shared));
            return fits ? Optional.of(new Wanted(prefix.substring(shared), left - digits.length())) : Optional.empty();
        }
    }

    /** Digits of one of these forms. */
    static Place grammar(Set<Wanted> forms) {
        return place(forms, new HashMap<>());
    }

    private static Place place(Set<Wanted> forms, Map<Set<Wanted>, Place> made) {
        Place known = made.get(forms);
        if (known != null) return known;
        var steps = new ArrayList<Place.Step>();
        SINGLE.forEach((word, digit) -> add(steps, word, true, after(forms, digit, made)));
        TEENS.forEach((word, digits) -> add(steps, word, true, after(forms, digits, made)));
        TENS.forEach((word, digit) -> add(steps, word, false, afterTen(forms, digit, made)));
        TIMES.forEach((word, times) -> add(steps, word, false, repeated(forms, times, made)));
        Place place = new Place(List.copyOf(steps), forms.stream().anyMatch(each -> each.left() == 0));
        made.put(forms, place);
        return place;
    }

    private static Place after(Set<Wanted> forms, String digits, Map<Set<Wanted>, Place> made) {
        var rest = new HashSet<Wanted>();
        forms.forEach(each -> each.after(digits).ifPresent(rest::add));
        return rest.isEmpty() ? Place.NOWHERE : place(Set.copyOf(rest), made);
    }

    /** "Thirty seven" is 37; "thirty" alone is 30, with no unit after it. */
    private static Place afterTen(Set<Wanted> forms, String ten, Map<Set<Wanted>, Place> made) {
        var steps = new ArrayList<Place.Step>();
        UNITS.forEach(unit -> add(steps, unit, true, after(forms, ten + SINGLE.get(unit), made)));
        Place round = after(forms, ten + "0", made);
        round.next().stream().filter(each -> !UNITS.contains(each.word())).forEach(steps::add);
        return new Place(List.copyOf(steps), round.end());
    }

    private static Place repeated(Set<Wanted> forms, int times, Map<Set<Wanted>, Place> made) {
        var steps = new ArrayList<Place.Step>();
        SINGLE.forEach((word, digit) -> add(steps, word, true, after(forms, digit.repeat(times), made)));
        return new Place(List.copyOf(steps), false);
    }

    private static void add(List<Place.Step> steps, String word, boolean list, Place then) {
        if (then.end() || !then.next().isEmpty()) steps.add(new Place.Step(word, list, then));
    }

    /** What was said, as digits; empty when these words are none. */
    static Optional<String> digits(List<String> words) {
        var digits = new StringBuilder();
        String before = "";
        for (String word : words) {
            if (TIMES.containsKey(before) && !SINGLE.containsKey(word)) return Optional.empty();
            if (TENS.containsKey(before) && UNITS.contains(word)) digits.setLength(digits.length() - 1);
            if (!TIMES.containsKey(word) && value(word).isEmpty()) return Optional.empty();
            digits.append(value(word).repeat(TIMES.getOrDefault(before, 1)));
            before = word;
        }
        return TIMES.containsKey(before) || digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    private static String value(String word) {
        String single = SINGLE.getOrDefault(word, TEENS.getOrDefault(word, ""));
        return TENS.containsKey(word) ? TENS.get(word) + "0" : single;
    }
}
