package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardline.media.Clip;
import org.cardline.media.ToneDetector;
import org.cardline.media.Wav;
import org.cardline.programme.Programmes;
import org.cardline.programme.Prompts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recordings that ship, and those that a studio puts before them. */
class RecordingsTest {
    private static final Language ENGLISH = new English();
    private static final Path PROGRAMME = Path.of("programmes/american-express");
    private static final String SEVEN = Prompts.fileName("seven");

    @TempDir
    private Path studio;

    @Test
    void aStudiosRecordingIsWhatCallersHear() throws IOException {
        Path eight = Path.of("programmes/prompts-en").resolve(Prompts.fileName("eight"));
        Files.copy(eight, studio.resolve(SEVEN));
        Voice voice = Voice.of(prompts(), name -> Clip.silence(Duration.ZERO));
        Clip said = voice.say("{count}", new Value.Count(7)).clips().getFirst();
        assertThat(said.ulaw()).isEqualTo(Clip.fromWav(eight).ulaw());
    }

    @Test
    void eachThatDoesNotFitIsToldByNameAndHowToMendIt() throws IOException {
        assertToldOf(Sounds.wav(studio.resolve(SEVEN), 8_000, 2, 400), "it has 2 channels, not one", "-c 1");
        assertToldOf(Sounds.wav(studio.resolve(SEVEN), 44_100, 1, 400), "44100 samples a second", "-r 8000");
        assertToldOf(write("no sound at all".getBytes()), "does not begin as a WAV file", "sox");
        assertToldOf(write(new byte[0]), "does not begin as a WAV file", "sox");
        assertToldOf(write(Wav.write(Clip.silence(Duration.ofSeconds(1)))), "nothing is to be heard", "Record it");
        assertToldOf(write(Wav.write(changed(2.0, 20))), "it lasts", "shorter");
        assertToldOf(write(Wav.write(changed(0.2, 1))), "dB softer than the other", "gain 1");
        assertToldOf(write(Wav.write(changed(20, 1))), "dB louder than the other", "gain -1");
    }

    @Test
    void allAreToldAtOnce() throws IOException {
        write("no sound".getBytes());
        Sounds.wav(studio.resolve(Prompts.fileName("eight")), 16_000, 1, 400);
        assertThatThrownBy(() -> Recordings.of(prompts()))
                .isInstanceOf(UnfitRecordings.class)
                .hasMessageContaining(SEVEN)
                .hasMessageContaining(Prompts.fileName("eight"));
    }

    @Test
    void noKeyIsHeardWhereRecordingsMeet() throws IOException {
        Voice voice = Voice.of(Programmes.load(PROGRAMME).prompts(), name -> Clip.silence(Duration.ZERO));
        var random = new Random(4);
        for (int turn = 0; turn < 100; turn++) {
            Utterance said = spliced(voice, random);
            assertThat(ToneDetector.keys(joined(said))).as(said.words()).isEmpty();
        }
    }

    @Test
    void noKeyIsHeardBetweenAnyTwoWordsOfNumbers() throws IOException {
        Map<String, Clip> clips = Recordings.of(Programmes.load(PROGRAMME).prompts()).entrySet().stream()
                .filter(each -> ENGLISH.phrases().anyMatch(each.getKey()::equals))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        clips.forEach((before, left) ->
                clips.forEach((after, right) -> assertThat(ToneDetector.keys(meeting(left, right)))
                        .as("%s, %s", before, after)
                        .isEmpty()));
    }

    private static Utterance spliced(Voice voice, Random random) {
        String digits = String.format("%010d", random.nextLong(10_000_000_000L));
        List<String> groups = List.of(digits.substring(0, 3), digits.substring(3, 6), digits.substring(6));
        BigDecimal sum = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
        return voice.say(
                "{a}{b}{c}",
                new Value.Digits(groups),
                new Value.Amount(sum, Currency.getInstance("USD")),
                new Value.Date(day));
    }

    /** The last 60 ms of one and the first of another: all that a key of 40 ms over their joint could be in. */
    private static short[] meeting(Clip left, Clip right) {
        int length = 480, end = Math.min(length, left.length());
        short[] samples = Arrays.copyOfRange(left.samples(), left.length() - end, left.length() + length);
        System.arraycopy(right.samples(), 0, samples, end, Math.min(length, right.length()));
        return samples;
    }

    private static short[] joined(Utterance said) {
        var samples = new short[said.clips().stream().mapToInt(Clip::length).sum()];
        int at = 0;
        for (Clip clip : said.clips()) {
            System.arraycopy(clip.samples(), 0, samples, at, clip.length());
            at += clip.length();
        }
        return samples;
    }

    private void assertToldOf(Path file, String what, String mend) {
        assertThatThrownBy(() -> Recordings.of(prompts()))
                .isInstanceOf(UnfitRecordings.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(what)
                .hasMessageContaining(mend);
    }

    /** The word as it ships, louder or softer, so many times over. */
    private static Clip changed(double factor, int times) throws IOException {
        short[] once =
                Clip.fromWav(Path.of("programmes/prompts-en").resolve(SEVEN)).samples();
        var samples = new short[once.length * times];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(once[i % once.length] * factor), -32_000, 32_000);
        }
        return Clip.ofSamples(samples);
    }

    private Path write(byte[] file) throws IOException {
        return Files.write(
                studio.resolve(SEVEN), file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** What ships, the studio's folder before it. */
    private Prompts prompts() {
        Map<String, Path> recordings = Programmes.load(PROGRAMME).prompts().recordings().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> {
                    Path own = studio.resolve(Prompts.fileName(each.getKey()));
                    return Files.exists(own) ? own : each.getValue();
                }));
        return new Prompts(Stream.of(studio, PROGRAMME.resolve("prompts")).toList(), recordings, Map.of());
    }
}
