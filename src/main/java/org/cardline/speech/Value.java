package org.cardline.speech;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;

/** What fills a placeholder of a sentence: shown one way in a caption, and read aloud another. */
public sealed interface Value {
    /** A day of this year or of the one before: "March third". */
    record Day(LocalDate date) implements Value {}

    /** A day with its year: "March third, twenty twenty-six". */
    record Date(LocalDate date) implements Value {}

    /** A time of day, to the minute: "eight thirty a m". */
    record Time(LocalTime time) implements Value {}

    /** A sum of money: "forty-two dollars and ten cents". */
    record Amount(BigDecimal amount, Currency currency) implements Value {}

    /** A number of things. */
    record Count(long count) implements Value {}

    /** Digits read one by one, with a pause between the groups. */
    record Digits(List<String> groups) implements Value {
        public Digits {
            groups = List.copyOf(groups);
        }

        /** A single group. */
        public static Digits of(String digits) {
            return new Digits(List.of(digits));
        }
    }

    /** Something that has a prompt of its own, such as a department. */
    record Phrase(String text) implements Value {}

    /** A name that nobody recorded, such as a merchant's: read by a {@link NameVoice}. */
    record Name(String text) implements Value {}
}
