package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TonesTest {
    @Test
    void sineIsOneFrequency() {
        Clip tone = Tones.sine(440, Duration.ofSeconds(1), 8000);
        assertThat(tone.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(Spectrum.of(tone).strongestHertz()).isCloseTo(440, within(1.0));
        assertThat(Spectrum.of(tone).share(440)).isGreaterThan(0.99);
        assertThat(ToneDetector.share(tone.samples(), 0, 800, 440)).isGreaterThan(0.98);
        assertThat(ToneDetector.share(tone.samples(), 0, 800, 1000)).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource
    void keysTonesAreFoundAgain(Key key) {
        short[] samples = Tones.key(key, Duration.ofMillis(60)).samples();
        assertThat(ToneDetector.key(samples, 100, ToneDetector.KEY_SAMPLES)).contains(key);
    }

    @Test
    void keysTonesAreFoundInNoise() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            Key key = Key.ofEvent(random.nextInt(16));
            short[] samples = Tones.key(key, Duration.ofMillis(60)).samples();
            for (int i = 0; i < samples.length; i++)
                samples[i] = (short) (samples[i] / 4 + random.nextGaussian() * 300);
            assertThat(ToneDetector.key(samples, 100, ToneDetector.KEY_SAMPLES))
                    .as("seed %d", seed)
                    .contains(key);
        }
    }

    @Test
    void speechSingleTonesAndSilenceAreNoKey() throws IOException {
        short[] voice = Voice.clip().samples();
        for (int at = 0; at + ToneDetector.KEY_SAMPLES < voice.length; at += 100) {
            assertThat(ToneDetector.key(voice, at, ToneDetector.KEY_SAMPLES))
                    .as("sample %d", at)
                    .isEmpty();
        }
        assertThat(ToneDetector.key(Tones.sine(697, Duration.ofMillis(60), 9000).samples(), 0, 205))
                .isEmpty();
        assertThat(ToneDetector.key(new short[205], 0, 205)).isEmpty();
    }

    @Test
    void keysAreReadFromSoundInOrder() throws IOException {
        var samples = new short[Voice.clip().length() + 16 * 1_600];
        System.arraycopy(
                Voice.clip().samples(), 0, samples, 16 * 1_600, Voice.clip().length());
        String keys = "9999281866201130";
        for (int at = 0; at < keys.length(); at++) {
            short[] tone =
                    Tones.key(Key.of(keys.charAt(at)), Duration.ofMillis(100)).samples();
            System.arraycopy(tone, 0, samples, at * 1_600 + 37, tone.length);
        }
        assertThat(ToneDetector.keys(Clip.ofUlaw(Clip.ofSamples(samples).ulaw()).samples()))
                .isEqualTo(keys);
    }

    @Test
    void noKeyIsHeardInAnyPrompt() throws IOException {
        try (Stream<Path> prompts = Files.list(Path.of("programmes/prompts-en"))) {
            for (Path prompt :
                    prompts.filter(each -> each.toString().endsWith(".wav")).toList())
                assertThat(ToneDetector.keys(Clip.fromWav(prompt).samples()))
                        .as("%s", prompt)
                        .isEmpty();
        }
    }
}
