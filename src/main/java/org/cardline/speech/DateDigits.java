package org.cardline.speech;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cardline.speech.Place.Part;

/**
 * Days in numbers alone, month first as the question asks: "three seventeen nineteen eighty four", "oh three, one seven, eighty
 * four", or digit by digit.
 */
final class DateDigits {
    private static final Map<String, Integer> DIGITS = digits();
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final int MONTHS = 12;
    private static final int LONGEST_MONTH = 31;
    private static final int DIGITS_OF_A_YEAR = 4;

    private DateDigits() {}

    private static Map<String, Integer> digits() {
        var digits = new HashMap<>(Map.of("o", 0)); // as the recogniser writes it between numbers
        DigitWords.SINGLE.forEach((word, digit) -> digits.put(word, Integer.valueOf(digit)));
        return digits;
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (int i = 1; i < 100; i++) numbers.put(NumberWords.number(i), i);
        DIGITS.forEach(
                (tens, first) -> DIGITS.forEach((ones, last) -> numbers.put(tens + " " + ones, 10 * first + last)));
        return numbers;
    }

    /** Month and day, and perhaps a year. */
    static Part grammar(Set<String> years) {
        Part year = Part.any(NumberWords.phrases(years), upTo(99), digits(DIGITS_OF_A_YEAR));
        return upTo(MONTHS).comma().then(upTo(LONGEST_MONTH).comma()).then(year.maybe());
    }

    private static Part upTo(int most) {
        List<String> words =
                IntStream.rangeClosed(1, most).mapToObj(NumberWords::number).toList();
        return Part.any(NumberWords.phrases(words), pairs(most));
    }

    /** "Zero three", one digit after the other, up to this number. */
    private static Part pairs(int most) {
        return Part.any(DIGITS.keySet().stream()
                .map(first -> Part.word(first).comma().then(Part.word(seconds(first, most))))
                .toArray(Part[]::new));
    }

    private static List<String> seconds(String first, int most) {
        return DIGITS.keySet().stream()
                .filter(second -> {
                    int number = 10 * digit(first) + digit(second);
                    return number >= 1 && number <= most;
                })
                .toList();
    }

    private static int digit(String word) {
        return Objects.requireNonNull(DIGITS.get(word));
    }

    /** One by one, as the recogniser writes them: with commas. */
    private static Part digits(int count) {
        Part digit = Part.word(DIGITS.keySet());
        return count == 1 ? digit : digit.comma().then(digits(count - 1));
    }

    /**
     * Which day it is; empty where it is none, or may be two. Who says four or eight digits says two for the month and two for the day,
     * where that is a day. Otherwise a month of two digits begins with a zero, or is followed by a day in digits: "one one nineteen
     * eighty" is the first of January, "one one two nineteen eighty" may be two days.
     */
    static Optional<LocalDate> day(List<String> words, Map<String, Integer> years, LocalDate today) {
        boolean digits = DIGITS.keySet().containsAll(words);
        if (digits && (words.size() == 2 + 2 || words.size() == 2 + 2 + DIGITS_OF_A_YEAR)) {
            Optional<LocalDate> pairs = split(words, 2, 2, years, today);
            if (pairs.isPresent()) return pairs;
        }
        var days = new HashSet<LocalDate>();
        for (int month = 1; month <= 2; month++)
            for (int day = 1; day <= 2 && month + day <= words.size(); day++)
                if (month == 1 || isZero(words.getFirst()) || DIGITS.containsKey(words.get(month)))
                    split(words, month, day, years, today).ifPresent(days::add);
        return days.size() == 1 ? Optional.of(days.iterator().next()) : Optional.empty();
    }

    private static boolean isZero(String word) {
        return DIGITS.containsKey(word) && digit(word) == 0;
    }

    private static Optional<LocalDate> split(
            List<String> words, int month, int day, Map<String, Integer> years, LocalDate today) {
        return day(
                number(words.subList(0, month)),
                number(words.subList(month, month + day)),
                words.subList(month + day, words.size()),
                years,
                today);
    }

    private static Optional<Integer> number(List<String> words) {
        return Optional.ofNullable(NUMBERS.get(String.join(" ", words)));
    }

    private static Optional<LocalDate> day(
            Optional<Integer> month,
            Optional<Integer> day,
            List<String> year,
            Map<String, Integer> years,
            LocalDate today) {
        if (month.filter(each -> each >= 1 && each <= MONTHS).isEmpty() || day.isEmpty()) return Optional.empty();
        if (day.get() < 1 || day.get() > YearMonth.of(2000, month.get()).lengthOfMonth()) return Optional.empty();
        if (year.isEmpty()) return Optional.of(new Grammar.Date(today).last(MonthDay.of(month.get(), day.get())));
        return year(year, years, today).map(known -> LocalDate.of(known, month.get(), day.get()));
    }

    private static Optional<Integer> year(List<String> words, Map<String, Integer> years, LocalDate today) {
        Integer known = years.get(String.join(" ", words));
        if (known != null) return Optional.of(known);
        if (words.size() == DIGITS_OF_A_YEAR && DIGITS.keySet().containsAll(words))
            return Optional.of(words.stream().map(DIGITS::get).reduce(0, (before, digit) -> 10 * before + digit));
        return number(words).filter(each -> words.size() == 2 || each > 9).map(ending -> century(ending, today));
    }

    /** "Eighty four": the last year that ends so. */
    private static int century(int year, LocalDate today) {
        int thisCentury = today.getYear() / 100 * 100;
        return thisCentury + year > today.getYear() ? thisCentury - 100 + year : thisCentury + year;
    }
}
