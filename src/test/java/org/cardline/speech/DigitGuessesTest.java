package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigitGuessesTest {
    private static final Wording HEARD = new Wording(
            List.of("five", "four"),
            -1,
            -0.5,
            List.of(
                    List.of(instead("five", -0.1), instead("nine", -3.1), instead("agent", -2)),
                    List.of(instead("four", -0.2), instead("one", -9))));

    private static Wording.Instead instead(String word, double score) {
        return new Wording.Instead(word, score, 0);
    }

    @Test
    void whatWasHeardInADigitsPlaceMakesGuesses() {
        assertThat(DigitGuesses.scores(List.of(HEARD)).keySet()).containsExactlyInAnyOrder("54", "94", "51", "91");
    }

    @Test
    void onlyWhatIsPossibleIsRanked() {
        List<Guess> ranked = DigitGuesses.ranked(DigitGuesses.scores(List.of(HEARD)), "94"::equals, 9);
        assertThat(ranked).containsExactly(new Guess("94", 1));
    }

    @Test
    void confidencesAddUpToOne() {
        List<Guess> ranked = DigitGuesses.ranked(DigitGuesses.scores(List.of(HEARD)), _ -> true, 9);
        assertThat(ranked.getFirst().text()).isEqualTo("54");
        assertThat(ranked.stream().mapToDouble(Guess::confidence).sum()).isBetween(0.999999, 1.000001);
    }
}
