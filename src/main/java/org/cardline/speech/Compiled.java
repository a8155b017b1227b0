package org.cardline.speech;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cardline.programme.CardProduct;

/**
 * A grammar ready to be followed.
 *
 * @param first its first place
 * @param meaning of the words of a way through it; empty where they mean nothing
 * @param possible which meanings can be: a card number's has a check digit
 */
record Compiled(Place first, Meaning meaning, Predicate<String> possible) {
    /** Words → meaning. */
    @FunctionalInterface
    interface Meaning {
        Optional<String> of(java.util.List<String> words);
    }

    static Compiled of(Grammar grammar) {
        return switch (grammar) {
            case Grammar.Phrases phrases -> phrases(phrases);
            case Grammar.Digits digits -> digits(count(digits.least(), digits.most()), _ -> true);
            case Grammar.Reference _ -> digits(count(10, 10), _ -> true);
            case Grammar.CardNumber number -> digits(shapes(number), digits -> isPossible(number, digits));
            case Grammar.CardGroup group ->
                digits(count(group.length(), group.length()), digits -> isPossible(group.whole(), digits));
            case Grammar.Date date ->
                new Compiled(DateWords.GRAMMAR, words -> DateWords.date(words, date.today()), _ -> true);
            case Grammar.Amount _ -> new Compiled(AmountWords.GRAMMAR, AmountWords::amount, _ -> true);
            case Grammar.FreeText _ -> new Compiled(Place.NOWHERE, _ -> Optional.empty(), _ -> false);
        };
    }

    private static Compiled phrases(Grammar.Phrases phrases) {
        Map<String, String> meanings = withArticles(phrases.meanings());
        return new Compiled(
                Place.of(meanings.keySet()),
                words -> Optional.ofNullable(meanings.get(String.join(" ", words))),
                _ -> true);
    }

    /** "The charge" is as good as "a charge", and sounds like it. */
    private static Map<String, String> withArticles(Map<String, String> meanings) {
        var all = new HashMap<>(meanings);
        meanings.forEach((phrase, meaning) -> {
            if (phrase.startsWith("a ")) all.putIfAbsent("the " + phrase.substring(2), meaning);
        });
        return all;
    }

    private static Compiled digits(Set<DigitWords.Wanted> forms, Predicate<String> possible) {
        return new Compiled(DigitWords.grammar(forms), DigitWords::digits, possible);
    }

    private static Set<DigitWords.Wanted> count(int least, int most) {
        return IntStream.rangeClosed(least, most)
                .mapToObj(left -> new DigitWords.Wanted("", left))
                .collect(Collectors.toSet());
    }

    private static Set<DigitWords.Wanted> shapes(Grammar.CardNumber number) {
        return number.shapes().stream()
                .flatMap(
                        shape -> shape.prefixes().stream().map(prefix -> new DigitWords.Wanted(prefix, shape.length())))
                .collect(Collectors.toSet());
    }

    /** Whether digits have the length, prefix and check digit of a card number. */
    private static boolean isPossible(Grammar.CardNumber number, String digits) {
        return number.shapes().stream().anyMatch((CardProduct shape) -> shape.fits(digits)) && hasCheckDigit(digits);
    }

    /** ISO/IEC 7812-1, annex B. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
