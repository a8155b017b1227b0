package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PasswordCommandTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    private Path folder;

    @Test
    void agentsAndSupervisorsOfTheProgrammeGetPasswords() throws IOException {
        run("live", "ana", "a horse in the rain");
        run("live", "sam", "a horse in the sun");
        assertThat(STORE.jdbc()
                        .sql("select agent from desk.password where not demonstration order by agent")
                        .query(String.class)
                        .list())
                .containsExactly("ana", "sam");
    }

    @Test
    void nothingIsSetForStrangersShortOnesOrInADemonstration() {
        assertThatThrownBy(() -> run("live", "zoe", "a horse in the rain")).hasMessageContaining("nobody called zoe");
        assertThatThrownBy(() -> run("live", "ben", "short")).hasMessageContaining("at least 12");
        assertThatThrownBy(() -> run("live", "ben", "")).hasMessageContaining("Nothing was changed");
        assertThatThrownBy(() -> run("demonstration", "ben", "a horse in the rain"))
                .hasMessageContaining("printed by up");
        assertThat(STORE.jdbc()
                        .sql("select count(*) from desk.password where agent in ('zoe', 'ben')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void run(String mode, String name, String typed) throws IOException {
        var environment = Map.of(
                "CARDLINE_MODE", mode,
                "CARDLINE_DATA", folder.toString(),
                "CARDLINE_DATABASE_URL", STORE.url(),
                "CARDLINE_CARD_HOST", "http://127.0.0.1:9",
                "CARDLINE_KEY_FILE", folder.resolve("key").toString());
        Path root = Path.of("").toAbsolutePath();
        PasswordCommand.run(
                List.of("password", name),
                Settings.of(root, SettingValues.of(folder, environment)),
                whose -> Optional.of(typed).filter(text -> !text.isEmpty()));
    }
}
