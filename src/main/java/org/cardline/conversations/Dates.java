package org.cardline.conversations;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.cardline.speech.Grammar;

/** Dates as callers key them: month, day, year. */
final class Dates {
    private static final int OLDEST_PERSON_YEARS = 130;

    private Dates() {}

    /** A date of birth of eight digits. */
    static Optional<LocalDate> ofBirth(String digits, LocalDate today) {
        return date(digits).filter(born -> born.isBefore(today) && born.isAfter(today.minusYears(OLDEST_PERSON_YEARS)));
    }

    /** A day of four digits, the last one that has come. */
    static Optional<LocalDate> recent(String digits, LocalDate today) {
        return monthDay(digits).map(new Grammar.Date(today)::last);
    }

    private static Optional<LocalDate> date(String digits) {
        if (!digits.matches("[0-9]{8}")) return Optional.empty();
        int year = Integer.parseInt(digits.substring(4));
        return monthDay(digits.substring(0, 4))
                .filter(day -> day.isValidYear(year))
                .map(day -> day.atYear(year));
    }

    private static Optional<MonthDay> monthDay(String digits) {
        if (!digits.matches("[0-9]{4}")) return Optional.empty();
        try {
            return Optional.of(
                    MonthDay.of(Integer.parseInt(digits.substring(0, 2)), Integer.parseInt(digits.substring(2))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
