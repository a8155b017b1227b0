package org.cardline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class BackupTest {
    private Path folder = Path.of("");

    @BeforeEach
    void aFolderThatAnyAccountMayPass() throws IOException {
        folder = Files.createTempDirectory("cardline-backup");
        PostgresAccount.openToAll(folder);
    }

    @AfterEach
    void removeIt() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void whatWasKeptIsThereAfterARestoreElsewhereButTheKey() throws IOException {
        Path data = folder.resolve("data"), file = folder.resolve("backup"), other = folder.resolve("other");
        LentPrograms.to(data);
        try (Store store = Store.open(StoreSettings.embedded(data))) {
            Files.writeString(data.resolve("key"), "canary");
            store.jdbc().sql("create table kept as select 42 as answer").update();
            assertThatThrownBy(() -> Backup.write(data, file, Set.of(data.resolve("key"))))
                    .hasMessageContaining("Another Cardline");
        }
        Backup.write(data, file, Set.of(data.resolve("key")));
        assertThatThrownBy(() -> Backup.write(data, file, Set.of(data.resolve("key"))))
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> Backup.restore(file, data)).hasMessageContaining("holds a database already");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Backup.restore(file, other);
        assertThat(other).isDirectoryNotContaining("glob:**/{key,restoring}");
        try (Store store = Store.open(StoreSettings.embedded(other))) {
            assertThat(store.jdbc()
                            .sql("select answer from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void aFileThatIsNoBackupChangesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("letter"), "Dear bank");
        assertThatThrownBy(() -> Backup.restore(file, folder.resolve("data")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Is the file whole");
        assertThat(folder.resolve("data/postgres")).doesNotExist();
        assertThat(folder.resolve("data/restoring")).doesNotExist();
    }

    @Test
    void aTarOfSomethingElseLeavesNothingBehind() throws Exception {
        Files.writeString(folder.resolve("letter"), "Dear bank");
        Path file = folder.resolve("letters.tar.gz");
        new ProcessBuilder("tar", "-czf", file.toString(), "-C", folder.toString(), "letter")
                .start()
                .waitFor();
        assertThatThrownBy(() -> Backup.restore(file, folder.resolve("data")))
                .hasMessageContaining("is no backup of Cardline");
        assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**/{restoring,letter}");
    }

    @Test
    void aBackupThatFailsLeavesNothingAndWhatAKilledOneLeftIsReplaced() throws IOException {
        Path data = folder.resolve("data"), file = folder.resolve("backup");
        Files.createDirectories(data.resolve("postgres"));
        assertThatThrownBy(() -> Backup.write(data, data.resolve("backup"), Set.of()))
                .hasMessageContaining("in the data folder itself");
        assertThatThrownBy(() -> Backup.write(data, folder.resolve("nowhere/backup"), Set.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere");
        Path killed = Files.writeString(folder.resolve("backup.unfinished"), "half of it");
        Files.setPosixFilePermissions(killed, PosixFilePermissions.fromString("rw-r--r--"));
        Backup.write(data, file, Set.of());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(killed).doesNotExist();
    }
}
