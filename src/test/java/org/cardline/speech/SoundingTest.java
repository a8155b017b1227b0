package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundingTest {
    private static final List<Wording.Instead> SIX_OR_EIGHT = List.of(instead("six", -0.5), instead("eight", -1.5));

    @Test
    void whatSoundsOtherwiseThanItsWordIsLessLikely() {
        Wording six = heard("-66--888-", "six", "six"), eight = heard("-66--888-", "six", "eight");
        assertThat(eight.score()).isGreaterThan(six.score());
        assertThat(eight.at(1).sound()).isGreaterThan(six.at(1).sound());
    }

    @Test
    void aWordsStretchIsFoundWithoutSilenceBetweenToo() {
        Wording run = heard("6668888", "six", "eight");
        assertThat(sounds(run, 0)).startsWith("six");
        assertThat(sounds(run, 1)).startsWith("eight");
    }

    @Test
    void whatEachDigitSoundsLikeAddsUpToAllOfThem() {
        double all = heard("-666-", "six").instead().getFirst().stream()
                .mapToDouble(each -> Math.exp(each.sound()))
                .sum();
        assertThat(all).isBetween(0.0, 1.0);
    }

    @Test
    void aWordThatNobodyLearntCostsTheSameWhateverItSoundsLike() {
        assertThat(heard("-444-", "oh").score())
                .isEqualTo(heard("-000-", "oh").score())
                .isEqualTo(-2);
    }

    @Test
    void soundTooShortForItsWordsTellsNothing() {
        assertThat(heard("6", "six", "eight").score()).isEqualTo(-1);
    }

    private static Wording heard(String moments, String... words) {
        List<List<Wording.Instead>> instead =
                Arrays.stream(words).map(_ -> SIX_OR_EIGHT).toList();
        return new Sounding(moments(moments)).heardIn(new Wording(List.of(words), -1, 0, instead));
    }

    private static List<String> sounds(Wording wording, int place) {
        return wording.instead().get(place).stream()
                .sorted((one, other) -> Double.compare(other.sound(), one.sound()))
                .map(Wording.Instead::word)
                .toList();
    }

    private static Wording.Instead instead(String word, double score) {
        return new Wording.Instead(word, score, 0);
    }

    /** A digit or "-" for each moment; half a probability stands for it, the rest for all others. */
    static float[][] moments(String heard) {
        var moments = new ArrayList<float[]>();
        for (char each : heard.toCharArray()) {
            var moment = new float[DigitSounds.CLASSES];
            Arrays.fill(moment, (float) Math.log(0.05));
            moment[each == '-' ? DigitSounds.NONE : each - '0'] = (float) Math.log(0.5);
            moments.add(moment);
        }
        return moments.toArray(float[][]::new);
    }
}
