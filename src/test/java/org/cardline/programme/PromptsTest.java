package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cardline.media.Clip;
import org.cardline.media.SpeechLevel;
import org.cardline.media.ToneDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded phrases that ship. */
class PromptsTest {
    private static final Path ALL = Path.of("programmes");

    /** What sox writes before the samples, one byte each: RIFF, a format of 18 bytes, a fact. */
    private static final int HEADER = 58;

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void everyPhraseIsMuLawAsLoudAsTheOthersAndAtMostEightSeconds(String name) throws IOException {
        Programme programme = Programmes.load(ALL.resolve(name));
        assertThat(programme.prompts().recordings()).hasSizeGreaterThan(200);
        assertThat(programme.spanishPrompts().recordings()).hasSizeGreaterThan(200);
        var recordings = new TreeSet<>(programme.prompts().recordings().values());
        recordings.addAll(programme.spanishPrompts().recordings().values());
        for (Path file : recordings) {
            Clip clip = Clip.fromWav(file);
            assertThat(Files.size(file)).as("8 bits: %s", file).isLessThan(HEADER + clip.length() + 2L);
            assertThat(clip.duration()).as("length: %s", file).isBetween(Duration.ofMillis(50), Duration.ofSeconds(8));
            SpeechLevel level = SpeechLevel.of(clip);
            assertThat(level.activeDbov()).as("level: %s", file).isCloseTo(-19, within(1.0));
            assertThat(level.peakDbov()).as("clipped: %s", file).isLessThan(-0.2);
            assertThat(ToneDetector.keys(clip.samples())).as("keys: %s", file).isEmpty();
        }
    }

    @Test
    void everyRecordingIsListedOnceAndAllOfThemAreSmall() throws IOException {
        var listed = new HashSet<String>();
        long bytes = 0;
        var unlisted = new TreeSet<Path>();
        for (Path list : files("sentences.txt")) {
            for (String line : Files.readAllLines(list)) {
                if (line.isBlank() || line.startsWith("#")) continue;
                assertThat(listed.add(language(list) + Prompts.fileName(line.split("\t")[0])))
                        .as(line)
                        .isTrue();
            }
        }
        for (Path wav : files(".wav")) {
            bytes += Files.size(wav);
            boolean sound = wav.toString().contains("/audio/");
            if (!sound && !listed.contains(language(wav) + wav.getFileName())) unlisted.add(wav);
        }
        assertThat(unlisted).as("run scripts/make-prompts --stale").isEmpty();
        assertThat(bytes).isLessThan(15_000_000);
    }

    @Test
    void aFileNameIsReadableAndKeepsPhrasesApart() {
        assertThat(Prompts.fileName("seven")).isEqualTo("seven-3ba8d02b.wav");
        assertThat(Prompts.fileName("Your card is frozen. Nobody can use it now, not even you."))
                .matches("your-card-is-frozen-nobody-can-use-it-no-[0-9a-f]{8}\\.wav");
        assertThat(Set.of(Prompts.fileName("A person?"), Prompts.fileName("A person.")))
                .hasSize(2);
        assertThat(Prompts.fileName("../../etc/passwd")).doesNotContain("/");
        assertThat(Prompts.fileName("¿?")).matches("-?[0-9a-f]{8}\\.wav");
    }

    @Test
    void aStudiosRecordingInTheOwnFolderGoesBeforeTheCommonOne(@TempDir Path aside) throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside);
        Path own = copied.folder().resolve("prompts").resolve(Prompts.fileName("seven"));
        Files.copy(ALL.resolve("prompts-en").resolve(Prompts.fileName("eight")), own);
        var prompts = Programmes.load(copied.folder()).prompts();
        assertThat(prompts.recording("seven")).contains(own);
        assertThat(prompts.recording("eight").orElseThrow()).isNotEqualTo(own);
        assertThat(prompts.recording("Nobody says this.")).isEmpty();
    }

    /** By its folder: a word may be the same in both. */
    private static String language(Path file) {
        return file.resolveSibling("").endsWith("prompts-es") ? "es " : "";
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(ALL)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
