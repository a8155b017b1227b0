package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Set;
import java.util.stream.LongStream;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanishTest {
    private static final Language SPANISH = new Spanish();
    private static final Currency DOLLARS = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "0, cero",
        "1, uno",
        "16, dieciséis",
        "31, treinta y uno",
        "100, cien",
        "101, ciento|uno",
        "1000, mil",
        "1100, mil|cien",
        "2026, dos|mil|veintiséis",
        "21000, veintiún|mil",
        "31531, treinta y un|mil|quinientos|treinta y uno",
        "48250, cuarenta y ocho|mil|doscientos|cincuenta",
        "1000000, un millón",
        "21000001, veintiún|millones|uno",
        "-3, menos|tres"
    })
    void numbersAreReadAsInSpanish(long number, String words) {
        assertThat(String.join("|", SPANISH.number(number))).isEqualTo(words);
    }

    @Test
    void datesTimesAndSumsAreRead() {
        assertThat(String.join(" ", SPANISH.date(LocalDate.of(2026, 11, 1))))
                .isEqualTo("primero de noviembre de dos mil veintiséis");
        assertThat(String.join(" ", SPANISH.day(LocalDate.of(2026, 1, 21)))).isEqualTo("veintiuno de enero");
        assertThat(String.join(" ", SPANISH.time(LocalTime.of(13, 5)))).isEqualTo("una y cinco de la tarde");
        assertThat(String.join(" ", SPANISH.amount(new BigDecimal("21.01"), DOLLARS)))
                .isEqualTo("veintiún dólares con un centavo");
        assertThat(String.join(" ", SPANISH.amount(new BigDecimal("1.00"), DOLLARS)))
                .isEqualTo("un dólar");
        assertThat(SPANISH.shown(new Value.Date(LocalDate.of(2026, 11, 21)))).isEqualTo("21 de noviembre de 2026");
    }

    @Test
    void everyWordOfAValueIsRecorded() {
        Set<String> recorded = Programmes.load(Path.of("programmes/american-express"))
                .spanishPrompts()
                .recordings()
                .keySet();
        assertThat(recorded).containsAll(SPANISH.phrases().toList());
        assertThat(LongStream.iterate(1, each -> each < 900_000_000, each -> each * 7 + 3)
                        .boxed())
                .allSatisfy(each -> assertThat(recorded).containsAll(SPANISH.number(each)));
    }
}
