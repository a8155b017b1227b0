package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.cardline.routing.Obeyed;
import org.junit.jupiter.api.Test;

/** What came of a wish is told at the desk, each by a sentence of its own. */
class OutcomesTest {
    @Test
    void eachHasASentence() throws IOException {
        String page = Files.readString(Path.of("src/main/resources/static/desk.js"));
        for (Obeyed each : EnumSet.complementOf(EnumSet.of(Obeyed.DONE, Obeyed.UNDER_WAY)))
            assertThat(page).containsPattern("\\b" + each + ": \"[A-Z][^\"]+\\.\"");
    }
}
