package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.cardline.media.Clip;
import org.junit.jupiter.api.Test;

/** The project's own prompts, and a voice that has nothing to do with them. */
class EchoTest {
    private static final long SEED = 4;

    private final Random random = new Random(SEED);
    private final Echo echo = new Echo();
    private final short[] said = Scenes.prompt(random, prompts(), 120);

    @Test
    void anEchoIsAllThatIsHeard() {
        for (int loss : new int[] {6, 10, 15}) {
            assertThat(shareOfEchoes(Scenes.echo(random, loss, 80))).isGreaterThan(0.95);
        }
    }

    @Test
    void aVoiceIsNone() throws IOException {
        assertThat(shareOfEchoes(voice())).isLessThan(0.35);
    }

    @Test
    void aVoiceIsHeardThroughAnEcho() throws IOException {
        // Where the prompt is loud beside the voice it may hide it: in a third to a half of the time.
        assertThat(shareOfEchoes(Scenes.sum(voice(), Scenes.echo(random, 20, 80))))
                .isLessThan(0.6);
    }

    @Test
    void aToneIsNoVoiceAndAVoiceIsNoTone() throws IOException {
        Scenes.Room tones = Scenes.tones(random, -20), voice = voice();
        short[] changing = heard(tones, 16_384); // at each second
        assertThat(PureTone.is(changing, 4_096)).isTrue();
        assertThat(PureTone.is(changing, 8_000 - PureTone.SAMPLES / 2 - 50)).isTrue();
        short[] spoken = heard(voice, 65_536);
        for (int at = 0; at + PureTone.SAMPLES < spoken.length; at += 800) {
            if (isLoud(spoken, at)) assertThat(PureTone.is(spoken, at)).isFalse();
        }
    }

    private static boolean isLoud(short[] samples, int from) {
        for (int i = from; i < from + PureTone.SAMPLES; i++) if (Math.abs(samples[i]) > 1_000) return true;
        return false;
    }

    /** Of the quarter seconds in which something is heard. */
    private double shareOfEchoes(Scenes.Room room) {
        short[] heard = heard(room, said.length);
        int echoes = 0, all = 0;
        for (int at = Echo.SAID; at < said.length; at += 1_600) {
            short[] lately = Arrays.copyOfRange(heard, at - Echo.HEARD, at);
            if (!isLoud(lately, Echo.HEARD - PureTone.SAMPLES)) continue;
            all++;
            if (echo.isAll(lately, Arrays.copyOfRange(said, at - Echo.SAID, at))) echoes++;
        }
        assertThat(all).as("seed " + SEED).isGreaterThan(10);
        return (double) echoes / all;
    }

    private short[] heard(Scenes.Room room, int length) {
        var heard = new short[length];
        for (int i = 0; i < length; i++) heard[i] = (short) Math.clamp(room.heard(said, i), -32_768, 32_767);
        return heard;
    }

    private Scenes.Room voice() throws IOException {
        var file = Objects.requireNonNull(EchoTest.class.getResourceAsStream("/media/voice.wav"));
        try (file) {
            return Scenes.talk(
                    random,
                    List.of(Clip.fromWav(file.readAllBytes(), "voice.wav").samples()),
                    -20,
                    1);
        }
    }

    private static List<short[]> prompts() {
        try {
            Path folder = Path.of("programmes/prompts-en");
            try (var files = Files.list(folder)) {
                var clips = new ArrayList<short[]>();
                for (Path each : files.filter(it -> it.toString().endsWith(".wav"))
                        .sorted()
                        .toList()) {
                    clips.add(Clip.fromWav(each).samples());
                }
                return clips;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
