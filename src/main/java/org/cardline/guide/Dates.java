package org.cardline.guide;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as they are typed into three boxes, or into a browser's own one. */
final class Dates {
    private Dates() {}

    static Optional<LocalDate> of(String month, String day, String year) {
        try {
            return Optional.of(LocalDate.of(number(year), number(month), number(day)));
        } catch (DateTimeException | NumberFormatException noDay) {
            return Optional.empty();
        }
    }

    /** ISO 8601, as a browser's date box sends it. */
    static Optional<LocalDate> of(String date) {
        try {
            return Optional.of(LocalDate.parse(date.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }
}
