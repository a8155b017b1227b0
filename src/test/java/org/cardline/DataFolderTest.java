package org.cardline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Programme LARKMOOR = Programmes.load(Path.of("programmes/larkmoor"));
    private static final Programme BENCH = Programmes.load(Path.of("programmes/bench"));

    @TempDir
    Path root;

    @Test
    void anotherProgrammeIsToldHowToHaveAFolderOfItsOwn() throws IOException {
        var data = new DataFolder(root.resolve("data"));
        data.belongTo(LARKMOOR);
        data.belongTo(LARKMOOR);
        assertThatThrownBy(() -> data.belongTo(BENCH))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is the programme larkmoor's")
                .hasMessageContaining("CARDLINE_DATA=data-bench");
        Files.writeString(root.resolve("data/programme"), "bench\n");
        assertThatCode(() -> data.belongTo(BENCH)).doesNotThrowAnyException();
    }

    @Test
    void aFileInItsPlaceIsToldInASentence() throws IOException {
        Path file = Files.writeString(root.resolve("data"), "");
        assertThatThrownBy(() -> new DataFolder(file).belongTo(BENCH))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("CARDLINE_DATA");
    }
}
