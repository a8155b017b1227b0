package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded phrases that ship. */
class PromptsTest {
    private static final Path ALL = Path.of("programmes");

    /** What sox writes: RIFF, a format of 18 bytes, a fact, then the samples, one byte each. */
    private static final int HEADER = 58;

    private static final int BYTES_A_SECOND = 8000;

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void everyPhraseIsMuLawOfAtMostEightSeconds(String name) throws IOException {
        var recordings = Programmes.load(ALL.resolve(name)).prompts().recordings();
        assertThat(recordings).hasSizeGreaterThan(200);
        for (Path file : recordings.values()) {
            var wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(wav.getShort(20)).as("mu-law: %s", file).isEqualTo((short) 7);
            assertThat(wav.getShort(22)).as("one channel: %s", file).isEqualTo((short) 1);
            assertThat(wav.getInt(24)).as("8 kHz: %s", file).isEqualTo(8000);
            assertThat(wav.getInt(54)).as("length: %s", file).isBetween(BYTES_A_SECOND / 20, 8 * BYTES_A_SECOND);
            assertThat(wav.capacity())
                    .as("whole: %s", file)
                    .isBetween(HEADER + wav.getInt(54), HEADER + wav.getInt(54) + 1);
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
                assertThat(listed.add(Prompts.fileName(line.split("\t")[0])))
                        .as(line)
                        .isTrue();
            }
        }
        for (Path wav : files(".wav")) {
            bytes += Files.size(wav);
            boolean sound = wav.toString().contains("/audio/");
            if (!sound && !listed.contains(wav.getFileName().toString())) unlisted.add(wav);
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

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(ALL)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
