package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrammarTest {
    private static final List<Integer> AS_ON_THE_CARD = List.of(4, 6, 5);

    @Test
    void whatWasHeardPrintsMasked() {
        var number = new Guess("371449635398431", 0.93);
        for (Object each : List.of(
                number,
                new Heard.Sure(number),
                new Heard.Unsure(List.of(number)),
                new Heard.Beside(number),
                new Grammar.CardGroup(new Grammar.CardNumber(Set.of(Cards.FIFTEEN)), List.of(number), 4, 6))) {
            assertThat(each.toString()).doesNotContain("371449635398431").doesNotContain("3714");
        }
    }

    @Test
    void theGroupThatTheGuessesDifferAboutIsDoubtful() {
        var heard = new Heard.Unsure(List.of(
                new Guess("371449635398431", 0.5),
                new Guess("371449535398431", 0.3),
                new Guess("371449635398481", 0.1)));
        assertThat(heard.doubtfulGroup(AS_ON_THE_CARD)).isEqualTo(1);
        assertThat(new Heard.Unsure(List.of(heard.best())).doubtfulGroup(AS_ON_THE_CARD))
                .isZero();
    }

    @Test
    void aPhraseIsWordsAsTheyAreSpoken() {
        assertThatThrownBy(() -> Grammar.Phrases.of("press 1")).hasMessageContaining("'press 1'");
        assertThat(Grammar.Phrases.of("yes").and(new Grammar.Phrases(Map.of("yes", "other", "yeah", "yes"))))
                .isEqualTo(new Grammar.Phrases(Map.of("yes", "yes", "yeah", "yes")));
    }

    @Test
    void digitsHaveLimits() {
        assertThatThrownBy(() -> new Grammar.Digits(1, 25)).hasMessage("1 to 25 digits");
        assertThatThrownBy(() -> new Grammar.Digits(5, 4)).hasMessage("5 to 4 digits");
    }

    @Test
    void waysThatBeginWithTheSameWordAreOneUntilTheyPart() {
        Place.Part number = Place.Part.word("twelve");
        Place sum = Place.Part.any(
                        number, number.then(Place.Part.word("dollars")), number.then(Place.Part.word("cents")))
                .before(Place.END);
        assertThat(sum.words()).hasSize(1);
        Place after = sum.words().iterator().next().then();
        assertThat(after.end()).isTrue();
        assertThat(after.words()).extracting(Place.Step::word).containsExactly("dollars", "cents");
    }

    @Test
    void aCommaMayComeBeforeTheYearAndAfterYes() {
        Place day = Place.Part.word("first")
                .comma()
                .then(Place.Part.word("nineteen").maybe())
                .before(Place.END);
        assertThat(day.words()).extracting(Place.Step::list).containsExactly(true);
        assertThat(Place.of(Set.of("yes", "no refund")).words())
                .extracting(Place.Step::list)
                .containsExactlyInAnyOrder(false, true, false);
        assertThat(Grammars.allows(Place.of(Set.of("yes", "yes please")), List.of("yes", "please")))
                .isTrue();
    }

    @Test
    void theChargeIsACharge() {
        Compiled menu = Compiled.of(new Grammar.Phrases(Map.of("a charge", "charge", "fraud", "fraud")));
        assertThat(menu.meaning().of(List.of("the", "charge"))).contains("charge");
        assertThat(menu.meaning().of(List.of("the", "fraud"))).isEmpty();
        assertThat(Grammars.allows(menu.first(), List.of("the", "charge"))).isTrue();
    }
}
