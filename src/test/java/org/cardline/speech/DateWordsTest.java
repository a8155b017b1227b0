package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWordsTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({
        "today,2026-11-25",
        "yesterday,2026-11-24",
        "the day before yesterday,2026-11-23",
        "last Tuesday,2026-11-24",
        "on Wednesday,2026-11-18",
        "the third of March,2026-03-03",
        "December twenty first,2025-12-21",
        "March third nineteen eighty,1980-03-03",
        "March third,2026-03-03",
        "May twenty first twenty twenty five,2025-05-21",
        "the first of January two thousand and one,2001-01-01",
        "June five nineteen oh four,1904-06-05",
        "June five nineteen o four,1904-06-05",
        "three seventeen nineteen eighty four,1984-03-17",
        "oh three seventeen eighty four,1984-03-17",
        "zero three one seven one nine eight four,1984-03-17",
        "twelve one two thousand and one,2001-12-01",
        "six five oh four,2004-06-05",
        "ten twenty five,2026-10-25",
        "one one two five,2026-11-25",
        "one one nineteen eighty,1980-01-01",
        "one one two five one nine eight oh,1980-11-25",
        "twelve five twenty twenty - -four,2024-12-05",
        "March third twenty twenty - -five,2025-03-03",
        "February twenty ninth,2024-02-29",
        "two twenty nine eighty eight,1988-02-29",
        "December twenty - -first nineteen eighty - -four,1984-12-21",
    })
    void daysAreSaidInManyWays(String said, String day) {
        List<String> words = List.of(said.split(" "));
        assertThat(DateWords.date(words, WEDNESDAY)).contains(day);
        assertThat(Grammars.allows(DateWords.GRAMMAR, words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "thirteen five eighty",
        "two thirty",
        "one one two nineteen eighty",
        "one two one nine five six",
        "February thirtieth",
        "March third twenty ninety nine",
        "March",
        "seven"
    })
    void whatIsNoDayOrHasNotComeIsNone(String said) {
        assertThat(DateWords.date(List.of(said.split(" ")), WEDNESDAY)).isEmpty();
    }
}
