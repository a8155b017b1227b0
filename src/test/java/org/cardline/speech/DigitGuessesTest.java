package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
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
        assertThat(ranked).extracting(Guess::text).containsExactly("94");
    }

    @Test
    void whatIsFarBehindSomethingImpossibleIsDoubtful() {
        double alone = confidence("54"::equals), farBehind = confidence("94"::equals);
        assertThat(alone).isGreaterThan(0.99);
        assertThat(farBehind).isLessThan(alone);
    }

    private static double confidence(Predicate<String> possible) {
        return DigitGuesses.ranked(DigitGuesses.scores(List.of(HEARD)), possible, 9)
                .getFirst()
                .confidence();
    }

    @Test
    void confidencesAddUpToNearlyOne() {
        List<Guess> ranked = DigitGuesses.ranked(DigitGuesses.scores(List.of(HEARD)), _ -> true, 9);
        assertThat(ranked.getFirst().text()).isEqualTo("54");
        assertThat(ranked.stream().mapToDouble(Guess::confidence).sum()).isBetween(0.99, 1.0);
    }
}
