package org.cardline.conversations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cardline.programme.CardProduct;
import org.cardline.speech.Grammar;

/**
 * How a question of digits is answered by speech.
 *
 * @param prompt the English sentence
 * @param grammar what is said
 * @param keys what was heard, as the digits that would be keyed for it
 * @param most digits in all
 * @param groups how a number is grouped, to ask for one group again; empty where it is asked for as a whole
 * @param none phrases that say there is no such number
 */
record Spoken(
        String prompt,
        Grammar grammar,
        Function<String, String> keys,
        int most,
        Function<String, List<Integer>> groups,
        Set<String> none) {
    private static final int AMOUNT_DIGITS = 9;

    static Spoken digits(String prompt, int least, int most) {
        return new Spoken(
                prompt, new Grammar.Digits(least, most), digits -> digits, most, digits -> List.of(), Set.of());
    }

    static Spoken cardNumber(String prompt, List<CardProduct> products) {
        int most = products.stream().mapToInt(CardProduct::length).max().orElseThrow();
        return new Spoken(
                prompt,
                new Grammar.CardNumber(Set.copyOf(products)),
                digits -> digits,
                most,
                grouping(products),
                Set.of());
    }

    private static Function<String, List<Integer>> grouping(List<CardProduct> products) {
        return digits -> products.stream()
                .filter(product -> product.length() == digits.length())
                .map(CardProduct::grouping)
                .findFirst()
                .orElse(List.of());
    }

    static Spoken reference(String prompt) {
        return new Spoken(prompt, new Grammar.Reference(), digits -> digits, 10, digits -> List.of(3, 3, 4), Set.of());
    }

    /** A date of birth; a day without its year is none. */
    static Spoken birth(String prompt, LocalDate today) {
        return new Spoken(
                prompt,
                new Grammar.Date(today),
                said -> birth(LocalDate.parse(said), today),
                8,
                digits -> List.of(),
                Set.of());
    }

    private static String birth(LocalDate day, LocalDate today) {
        if (day.isAfter(today.minusYears(1))) return "";
        return "%02d%02d%04d".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear());
    }

    /** A day that has come lately; one that was said with another year is none. */
    static Spoken recentDay(String prompt, LocalDate today) {
        return new Spoken(
                prompt,
                new Grammar.Date(today),
                said -> recent(LocalDate.parse(said), today),
                4,
                digits -> List.of(),
                Set.of());
    }

    private static String recent(LocalDate day, LocalDate today) {
        String digits = "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
        return Dates.recent(digits, today).filter(day::equals).isPresent() ? digits : "";
    }

    /** A sum, as its cents. */
    static Spoken amount(String prompt) {
        return new Spoken(prompt, new Grammar.Amount(), Spoken::cents, AMOUNT_DIGITS, digits -> List.of(), Set.of());
    }

    private static String cents(String amount) {
        return new BigDecimal(amount)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The same, where these say that there is none. */
    Spoken orNone(String... phrases) {
        return new Spoken(prompt, grammar, keys, most, groups, Set.of(phrases));
    }

    /** What is listened for after so many digits were keyed: the rest of them. */
    Grammar after(int digits) {
        return digits == 0 ? grammar : new Grammar.Digits(1, Math.max(1, most - digits));
    }

    /** What is said instead of the number; all of it means the key pound. */
    Grammar.Phrases noneOf() {
        return new Grammar.Phrases(none.stream().collect(Collectors.toMap(phrase -> phrase, phrase -> "#")));
    }
}
