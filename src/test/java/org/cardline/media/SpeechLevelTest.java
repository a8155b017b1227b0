package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpeechLevelTest {
    @Test
    void steadyToneIsActiveAllTheTime() {
        SpeechLevel level = SpeechLevel.of(Tones.sine(1000, Duration.ofSeconds(3), 16384));
        assertThat(level.activeDbov()).isCloseTo(-6.02 - 3.01, within(0.2));
        assertThat(level.peakDbov()).isCloseTo(-6.02, within(0.3));
        assertThat(level.activity()).isGreaterThan(0.97);
    }

    @Test
    void pausesDoNotLowerTheLevel() {
        short[] tone = Tones.sine(1000, Duration.ofSeconds(2), 8192).samples();
        SpeechLevel level = SpeechLevel.of(Arrays.copyOf(tone, tone.length * 2));
        assertThat(level.activeDbov()).isCloseTo(-12.04 - 3.01, within(0.6));
        assertThat(level.activity()).isCloseTo(0.55, within(0.08));
    }

    @Test
    void halfTheAmplitudeIsSixDecibelsLess() throws IOException {
        short[] voice = Voice.clip().samples();
        SpeechLevel full = SpeechLevel.of(voice);
        for (int i = 0; i < voice.length; i++) voice[i] /= 2;
        SpeechLevel half = SpeechLevel.of(voice);
        assertThat(full.activeDbov() - half.activeDbov()).isCloseTo(6.02, within(0.2));
        assertThat(full.activity()).isCloseTo(half.activity(), within(0.02));
        assertThat(full.activeDbov()).isBetween(-30.0, -18.0);
    }

    @Test
    void silenceHasNoLevel() {
        assertThat(SpeechLevel.of(Clip.silence(Duration.ofSeconds(1))))
                .isEqualTo(new SpeechLevel(SpeechLevel.SILENCE_DBOV, SpeechLevel.SILENCE_DBOV, 0));
        assertThat(SpeechLevel.of(new short[0]).activity()).isZero();
    }
}
