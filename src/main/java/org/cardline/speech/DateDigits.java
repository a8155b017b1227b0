package org.cardline.speech;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardline.speech.Place.Part;

/**
 * Days in numbers alone, month first as the question asks: "three seventeen nineteen eighty four", "oh three, one seven, eighty
 * four", or digit by digit.
 */
final class DateDigits {
    private static final Map<String, Integer> DIGITS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("oh", 0),
            Map.entry("o", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9));
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final int MONTHS = 12;
    private static final int LONGEST_MONTH = 31;
    private static final int DIGITS_OF_A_YEAR = 4;

    private DateDigits() {}

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (int i = 1; i < 100; i++) numbers.put(NumberWords.number(i), i);
        DIGITS.forEach(
                (tens, first) -> DIGITS.forEach((ones, last) -> numbers.put(tens + " " + ones, 10 * first + last)));
        return numbers;
    }

    /** Month and day, and perhaps a year. */
    static Part grammar(Set<String> years) {
        Part year = Part.any(
                end -> Place.of(NumberWords.withHyphens(years)).before(end), upTo(99), digits(DIGITS_OF_A_YEAR));
        return upTo(MONTHS).comma().then(upTo(LONGEST_MONTH).comma()).then(year.maybe());
    }

    private static Part upTo(int most) {
        var words = new ArrayList<String>();
        for (int i = 1; i <= most; i++) words.add(NumberWords.number(i));
        return Part.any(end -> Place.of(NumberWords.withHyphens(words)).before(end), digits(2));
    }

    /** One by one, as the recogniser writes them: with commas. */
    private static Part digits(int count) {
        Part digit = Part.word(DIGITS.keySet());
        return count == 1 ? digit : digit.comma().then(digits(count - 1));
    }

    /** Which day it is; empty where it is none, or may be two. */
    static Optional<LocalDate> day(List<String> words, Map<String, Integer> years, LocalDate today) {
        var days = new HashSet<LocalDate>();
        for (int month = 1; month <= 2; month++)
            for (int day = month + 1; day <= month + 2 && day <= words.size(); day++)
                day(
                                number(words.subList(0, month)),
                                number(words.subList(month, day)),
                                words.subList(day, words.size()),
                                years,
                                today)
                        .ifPresent(days::add);
        return days.size() == 1 ? Optional.of(days.iterator().next()) : Optional.empty();
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
        if (year.isEmpty()) return Optional.of(DateWords.last(month.get(), day.get(), today));
        return year(year, years, today).map(known -> LocalDate.of(known, month.get(), day.get()));
    }

    private static Optional<Integer> year(List<String> words, Map<String, Integer> years, LocalDate today) {
        Integer known = years.get(String.join(" ", words));
        if (known != null) return Optional.of(known);
        if (words.size() == DIGITS_OF_A_YEAR && DIGITS.keySet().containsAll(words))
            return Optional.of(words.stream().map(DIGITS::get).reduce(0, (before, digit) -> 10 * before + digit));
        return number(words).filter(each -> words.size() == 2 || each > 9).map(short2 -> century(short2, today));
    }

    /** "Eighty four": the last year that ends so. */
    private static int century(int year, LocalDate today) {
        int thisCentury = today.getYear() / 100 * 100;
        return thisCentury + year > today.getYear() ? thisCentury - 100 + year : thisCentury + year;
    }
}
