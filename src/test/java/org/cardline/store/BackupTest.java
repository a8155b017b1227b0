package org.cardline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void whatWasKeptIsThereAfterARestoreElsewhere() {
        Path data = folder.resolve("data"), file = folder.resolve("backup"), other = folder.resolve("other");
        try (Store store = Store.open(StoreSettings.embedded(data))) {
            store.jdbc().sql("create table kept as select 42 as answer").update();
            assertThatThrownBy(() -> Backup.write(data, file)).hasMessageContaining("Another Cardline");
        }
        Backup.write(data, file);
        assertThatThrownBy(() -> Backup.write(data, file)).hasMessageContaining("exists already");
        assertThatThrownBy(() -> Backup.restore(file, data)).hasMessageContaining("holds a database already");
        Backup.restore(file, other);
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
    }
}
