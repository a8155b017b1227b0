package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sentence may be kept; what could be a part of a card number or a code in it may not. */
class OwnWordsTest {
    @Test
    void aSentenceIsKept() {
        assertThat(kept("somebody used my card in lisbon")).isEqualTo("somebody used my card in lisbon");
        assertThat(kept("i was charged twice for two shirts")).isEqualTo("i was charged twice for two shirts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my card is 371449635398431 and it is gone",
                "my card is 3714 496353 98431 and it is gone",
                "my card is three seven one four four nine and it is gone",
                "my card is thirty seven fourteen forty-nine and it is gone",
                "my card is oh double four one and it is gone",
                "my card is four twelve and it is gone",
                "my card is twelve fourteen and it is gone",
                "my card is four hundred and twelve and it is gone",
                "my card is Three, seven, one. Four and it is gone"
            })
    void digitsAreNot(String sentence) {
        assertThat(kept(sentence)).isEqualTo("my card is … and it is gone");
    }

    @Test
    void nothingSaidIsNothingKept() {
        assertThat(OwnWords.of("  ")).isEmpty();
    }

    @Test
    void aLongSpeechIsCut() {
        assertThat(kept("card ".repeat(1_000))).hasSizeLessThanOrEqualTo(200);
    }

    private static String kept(String sentence) {
        return OwnWords.of(sentence).orElseThrow().sentence();
    }
}
