package org.cardline.speech;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardline.speech.Place.Part;
import org.jspecify.annotations.Nullable;

/** Days as people say them: "yesterday", "last Tuesday", "the third of March", "March third nineteen eighty". */
final class DateWords {
    private static final Map<String, Month> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
    private static final Map<String, Integer> DAYS = new HashMap<>();
    private static final Map<String, Integer> YEARS = new HashMap<>();

    static {
        for (Month month : Month.values()) MONTHS.put(name(month), month);
        for (DayOfWeek day : DayOfWeek.values()) WEEKDAYS.put(name(day), day);
        for (int day = 1; day <= 31; day++) {
            DAYS.put(NumberWords.ORDINALS.get(day).replace('-', ' '), day);
            DAYS.put(NumberWords.number(day), day);
        }
        for (int year = 0; year < 100; year++) years(year);
    }

    /** All of them. */
    static final Place GRAMMAR = grammar();

    private DateWords() {}

    private static String name(Enum<?> value) {
        String name = value.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void years(int year) {
        String rest = year == 0 ? "hundred" : year < 10 ? "oh " + NumberWords.number(year) : NumberWords.number(year);
        YEARS.put("nineteen " + rest, 1900 + year);
        if (year > 0 && year < 10) YEARS.put("nineteen o " + NumberWords.number(year), 1900 + year);
        if (year >= 10) YEARS.put("twenty " + rest, 2000 + year);
        YEARS.put(("two thousand " + (year == 0 ? "" : NumberWords.number(year))).strip(), 2000 + year);
        if (year > 0) YEARS.put("two thousand and " + NumberWords.number(year), 2000 + year);
    }

    private static Place grammar() {
        Part month = Part.word(MONTHS.keySet()), day = NumberWords.phrases(DAYS.keySet());
        Part year = NumberWords.phrases(YEARS.keySet());
        Part american = month.then(Part.word("the").maybe()).then(day.comma()).then(year.maybe());
        Part british = Part.word("the")
                .maybe()
                .then(day)
                .then(Part.word("of").maybe())
                .then(month.comma())
                .then(year.maybe());
        Part weekday = Part.word("last", "on").maybe().then(Part.word(WEEKDAYS.keySet()));
        Part numbers = DateDigits.grammar(YEARS.keySet());
        return Part.any(
                        american,
                        british,
                        numbers,
                        weekday,
                        NumberWords.phrases(List.of("today", "yesterday", "the day before yesterday")))
                .before(Place.END);
    }

    /** The day that these words mean, as ISO 8601; empty where they mean none, or one that has not come. */
    static Optional<String> date(List<String> words, LocalDate today) {
        try {
            return day(NumberWords.withoutHyphens(words), today)
                    .filter(day -> !day.isAfter(today))
                    .map(LocalDate::toString);
        } catch (DateTimeException _) { // February thirtieth
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(List<String> words, LocalDate today) {
        String last = words.getLast();
        if (last.equals("today")) return Optional.of(today);
        if (last.equals("yesterday")) return Optional.of(today.minusDays(words.size() == 1 ? 1 : 2));
        if (WEEKDAYS.containsKey(last)) return Optional.of(today.with(TemporalAdjusters.previous(WEEKDAYS.get(last))));
        return words.stream().anyMatch(MONTHS::containsKey)
                ? ofMonth(words, today)
                : DateDigits.day(words, YEARS, today);
    }

    private static Optional<LocalDate> ofMonth(List<String> words, LocalDate today) {
        var rest = new ArrayList<>(words);
        rest.removeAll(List.of("the", "of"));
        for (int at = 0; at < rest.size(); at++) {
            Month month = MONTHS.get(rest.get(at));
            if (month == null) continue;
            String before = String.join(" ", rest.subList(0, at));
            String after = String.join(" ", rest.subList(at + 1, rest.size()));
            return before.isEmpty() ? dayAndYear(month, after, today) : dated(month, DAYS.get(before), after, today);
        }
        return Optional.empty();
    }

    /** "Third nineteen eighty": a day, and a year or none. The longest day wins: "twenty first" is no twenty. */
    private static Optional<LocalDate> dayAndYear(Month month, String words, LocalDate today) {
        for (int end = words.length(); end > 0; end = words.lastIndexOf(' ', end - 1)) {
            Integer day = DAYS.get(words.substring(0, end));
            String year = words.substring(end).strip();
            if (day != null && (year.isEmpty() || YEARS.containsKey(year))) return dated(month, day, year, today);
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> dated(Month month, @Nullable Integer day, String year, LocalDate today) {
        if (day == null) return Optional.empty();
        if (!year.isEmpty()) return Optional.ofNullable(YEARS.get(year)).map(known -> LocalDate.of(known, month, day));
        return Optional.of(new Grammar.Date(today).last(MonthDay.of(month, day)));
    }
}
