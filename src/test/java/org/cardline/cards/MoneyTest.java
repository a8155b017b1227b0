package org.cardline.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"12.5, USD, 12.50 USD", "5000, JPY, 5000 JPY", "1E+3, JPY, 1000 JPY", "0.1, KWD, 0.100 KWD"})
    void hasTheDecimalsOfItsCurrency(String amount, String currency, String printed) {
        assertThat(Money.of(amount, currency)).hasToString(printed);
        assertThat(Money.of(amount, currency))
                .isEqualTo(Money.of(amount + (amount.contains(".") ? "0" : ""), currency));
    }

    @ParameterizedTest
    @CsvSource({"0.001, USD", "0.5, JPY", "0.0001, KWD"})
    void isNeverRounded(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decimals");
    }

    @Test
    void addsExactlyWhatBinaryFractionsDoNot() {
        Money tenth = Money.of("0.10", "USD");
        assertThat(Stream.generate(() -> tenth).limit(1_000_000).reduce(Money.of("0", "USD"), Money::plus))
                .isEqualTo(Money.of("100000", "USD"));
        Money large = new Money(new BigDecimal("9007199254740993.01"), tenth.currency());
        assertThat(large.plus(tenth)).isEqualTo(Money.of("9007199254740993.11", "USD"));
    }

    @Test
    void aCreditIsNegative() {
        Money charge = Money.of("45.50", "USD");
        assertThat(charge.minus(charge)).isEqualTo(Money.zero(charge.currency()));
        assertThat(charge.negated().isNegative()).isTrue();
        assertThat(charge.isNegative()).isFalse();
    }

    @Test
    void twoCurrenciesHaveNoSum() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("USD and EUR cannot be added");
    }
}
