package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cardline.simulation.Play;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file is a call, read as a play. What the callers do is taken from it, and what the line says has to be what is
 * written. A new conversation begins by writing one; {@code CARDLINE_GOLDEN=write} writes the line's part anew.
 */
class GoldenTranscriptsTest {
    private static final Path FOLDER = Path.of("src/test/resources/conversations");

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    static Stream<Path> plays() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("plays")
    void theLineSaysWhatIsWritten(Path file) throws IOException {
        String written = Files.readString(file);
        String played = Play.of(written).perform(STORE.store());
        if (System.getenv().containsKey("CARDLINE_GOLDEN")) Files.writeString(file, played);
        else assertThat(played).isEqualTo(written);
    }
}
