package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountWordsTest {
    @ParameterizedTest
    @CsvSource({
        "forty two fifty,42.50",
        "forty two dollars and ten cents,42.10",
        "forty two dollars,42.00",
        "nine ninety nine,9.99",
        "four oh five,4.05",
        "fifty cents,0.50",
        "one hundred and twenty dollars,120.00",
        "one hundred twenty three forty five,123.45",
        "two thousand three hundred dollars and one cent,2300.01",
        "twelve,12.00",
        "a hundred dollars,100.00",
        "four o five,4.05",
        "fifteen hundred dollars,1500.00",
        "one thousand two hundred thirty four fifty six,1234.56",
        "forty - -two dollars and thirty - -three cents,42.33",
    })
    void sumsAreSaidInManyWays(String said, String amount) {
        List<String> words = List.of(said.split(" "));
        assertThat(AmountWords.amount(words)).contains(amount);
        assertThat(Grammars.allows(AmountWords.GRAMMAR, words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"dollars", "forty two seven", "agent", "four oh fifty"})
    void otherWordsAreNoSum(String said) {
        assertThat(AmountWords.amount(List.of(said.split(" ")))).isEmpty();
    }
}
