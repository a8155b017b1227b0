package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningCardlineTest {
    @TempDir
    Path folder;

    @Test
    void oneThatWasKilledStartsInItsFolderAgainAndStopsWhenAsked() throws Exception {
        try (RunningCardline first = RunningCardline.start(folder, Map.of())) {
            first.kill();
        }
        try (RunningCardline second = RunningCardline.start(folder, Map.of())) {
            assertThat(second.get("/actuator/health")).contains("\"sip\":{\"status\":\"UP\"}");
            assertThat(second.stop()).isZero();
        }
    }
}
