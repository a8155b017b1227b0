package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitRunTest {
    @Test
    void digitsAreFoundWithSilenceBetweenAndWithout() {
        assertThat(DigitRun.words(SoundingTest.moments("-666--8888-"), 2)).containsExactly("six", "eight");
        assertThat(DigitRun.words(SoundingTest.moments("6668888"), 2)).containsExactly("six", "eight");
    }

    @Test
    void theSameDigitTwiceIsToldFromOnceByTheSilenceBetween() {
        assertThat(DigitRun.words(SoundingTest.moments("--222---2222--"), 2)).containsExactly("two", "two");
    }

    @Test
    void asManyAreFoundAsAreWanted() {
        assertThat(DigitRun.words(SoundingTest.moments("666888111"), 3)).containsExactly("six", "eight", "one");
        assertThat(DigitRun.words(SoundingTest.moments("-00000000-"), 2)).containsExactly("zero", "zero");
    }

    @Test
    void aMomentIsNoDigit() {
        assertThat(DigitRun.words(SoundingTest.moments("-666-9-8888-"), 2)).containsExactly("six", "eight");
    }

    @Test
    void thereMustBeSoundEnough() {
        assertThat(DigitRun.words(SoundingTest.moments("66688"), 2)).isEmpty();
    }
}
