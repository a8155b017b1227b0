package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitWordsTest {
    @ParameterizedTest
    @CsvSource({
        "three seven one four,3714",
        "oh two zero,020",
        "double seven three,773",
        "triple oh one,0001",
        "thirty seven fourteen,3714",
        "thirty fourteen,3014",
        "fifty double five,5055",
    })
    void digitsAreSaidInManyWays(String said, String digits) {
        List<String> words = List.of(said.split(" "));
        assertThat(DigitWords.digits(words)).contains(digits);
        var form = Set.of(new DigitWords.Wanted("", digits.length()));
        assertThat(Grammars.allows(DigitWords.grammar(form), words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"double", "double thirty", "three hundred", "agent"})
    void otherWordsAreNoDigits(String said) {
        assertThat(DigitWords.digits(List.of(said.split(" ")))).isEmpty();
    }

    @Test
    void aCardNumberHasItsPrefixAndItsLength() {
        Place card = Compiled.of(new Grammar.CardNumber(Set.of(Cards.FIFTEEN))).first();
        String rest = " one four four nine six three five three nine eight four three one";
        assertThat(Grammars.allows(card, List.of(("three seven" + rest).split(" "))))
                .isTrue();
        assertThat(Grammars.allows(card, List.of(("thirty seven" + rest).split(" "))))
                .isTrue();
        assertThat(Grammars.allows(card, List.of(("three six" + rest).split(" "))))
                .isFalse();
        assertThat(Grammars.allows(card, List.of(("three seven" + rest + " one").split(" "))))
                .isFalse();
        assertThat(Grammars.allows(card, List.of("three", "seven"))).isFalse();
    }

    @Test
    void aCardNumberNeedsItsCheckDigit() {
        var possible =
                Compiled.of(new Grammar.CardNumber(Set.of(Cards.FIFTEEN))).possible();
        assertThat(possible.test("371449635398431")).isTrue();
        assertThat(possible.test("371449635398432")).isFalse();
        assertThat(possible.test("37144963539843")).isFalse();
    }

    @Test
    void aReferenceIsNotCorrected() {
        var possible = Compiled.of(new Grammar.Reference()).possible();
        assertThat(possible.test("6131432588") && possible.test("6131432589")).isTrue();
    }
}
