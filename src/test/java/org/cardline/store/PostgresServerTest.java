package org.cardline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** The embedded server itself, in a folder as {@code mktemp -d} makes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {
    private Path data = Path.of("");

    @BeforeAll
    void aFolderThatOnlyWeMayEnter() throws IOException {
        data = Files.createTempDirectory("cardline-store");
    }

    @AfterAll
    void removeIt() throws IOException {
        FileSystemUtils.deleteRecursively(data);
    }

    @Test
    void whatWasCommittedIsThereAfterAStop() {
        try (Store store = open()) {
            store.jdbc().sql("create table kept as select 42 as answer").update();
        }
        try (Store store = open()) {
            assertThat(store.answers()).isTrue();
            assertThat(store.jdbc()
                            .sql("select answer from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void aSecondProcessOnTheFolderIsRefused() {
        try (Store first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Another Cardline is using the data folder")
                    .hasMessageContaining("CARDLINE_DATA");
            assertThat(first.answers()).isTrue();
        }
    }

    @Test
    void aProcessIdOfAnEarlierStartThatIsSomebodyElsesNowIsNoObstacle() throws IOException {
        open().close();
        Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n" + data + "\n");
        try (Store store = open()) {
            assertThat(store.answers()).isTrue();
        }
    }

    @Test
    void aKilledCardlineLeavesNoServerAndLosesNothing() throws Exception {
        Process cardline = openInAnotherProcess();
        ProcessHandle server = server();
        cardline.destroyForcibly();
        assertThat(server.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
        try (Store store = open()) {
            assertThat(store.jdbc()
                            .sql("select count(*) from written")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void aServerWithoutItsCardlineIsStoppedByTheNextStart() throws IOException {
        PostgresServer lost = PostgresServer.start(data);
        ProcessHandle process = server();
        lost.lock.close();
        try (Store store = open()) {
            assertThat(process.isAlive()).isFalse();
            assertThat(store.answers()).isTrue();
        }
    }

    private Store open() {
        return Store.open(StoreSettings.embedded(data));
    }

    private ProcessHandle server() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private Path pidFile() {
        return data.resolve("postgres/cluster/postmaster.pid");
    }

    private Process openInAnotherProcess() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), WritesAndWaits.class.getName(), "" + data)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).isEqualTo("written");
        }
        return process;
    }

    /** Commits a row, says so, and waits to be killed. */
    static final class WritesAndWaits {
        private WritesAndWaits() {}

        static void main(String[] arguments) throws IOException {
            Store store = Store.open(StoreSettings.embedded(Path.of(arguments[0])));
            store.jdbc().sql("create table written as select 1").update();
            System.out.println("written");
            int forEver = System.in.read();
            System.exit(forEver);
        }
    }
}
