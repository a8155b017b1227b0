package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.cardline.programme.Reason;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final byte[] AUDIO = "where I last saw it".repeat(400).getBytes(StandardCharsets.US_ASCII);

    private final MovedClock clock = new MovedClock("2026-11-23T14:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theDatabaseAloneDoesNotGiveAStatementAway() {
        Statements statements = statements("key");
        Reference reference = aCase("call-1");
        statements.keep(reference, AUDIO);
        statements.keep(reference, AUDIO);
        assertThat(statements.of(reference))
                .hasSize(2)
                .allSatisfy(audio -> assertThat(audio).isEqualTo(AUDIO));
        var stored = STORE.jdbc()
                .sql("select sealed from cases.statement")
                .query(byte[].class)
                .list();
        assertThat(stored.getFirst()).isNotEqualTo(stored.getLast());
        assertThat(new String(stored.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain("last saw");
    }

    @Test
    void anotherKeyOpensNothing() {
        Reference reference = aCase("call-2");
        statements("key").keep(reference, AUDIO);
        assertThatThrownBy(() -> statements("another").of(reference)).hasMessageContaining("CARDLINE_KEY_FILE");
    }

    @Test
    void aStatementMovedToAnotherCaseDoesNotOpen() {
        Reference mine = aCase("call-3"), yours = aCase("call-4");
        statements("key").keep(mine, AUDIO);
        STORE.jdbc()
                .sql("update cases.statement set reference = ? where reference = ?")
                .param(yours.digits())
                .param(mine.digits())
                .update();
        assertThatThrownBy(() -> statements("key").of(yours)).hasMessageContaining("changed");
    }

    @Test
    void aStatementWithoutEndIsRefused() {
        Reference reference = aCase("call-5");
        assertThatThrownBy(() -> statements("key").keep(reference, new byte[Statements.LONGEST_BYTES + 1]))
                .hasMessageContaining("2400001");
        assertThat(statements("key").of(reference)).isEmpty();
    }

    @Test
    void aMissingKeyFileIsMadeInADemonstrationOnly() {
        Path missing = folder.resolve("keys/missing");
        assertThatThrownBy(() -> KeyFile.open(missing, false)).hasMessageContaining("openssl rand -hex 32");
        assertThat(KeyFile.open(missing, true).derive("a"))
                .isEqualTo(KeyFile.open(missing, false).derive("a"))
                .isNotEqualTo(KeyFile.open(missing, false).derive("b"));
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws Exception {
        Path file = folder.resolve("open");
        KeyFile.open(file, true);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> KeyFile.open(file, false)).hasMessageContaining("chmod 600");
    }

    @Test
    void aFileThatHoldsNoKeyIsRefusedWithoutShowingIt() throws Exception {
        Path file = folder.resolve("password");
        KeyFile.open(file, true);
        Files.writeString(file, "hunter2");
        assertThatThrownBy(() -> KeyFile.open(file, false))
                .message()
                .contains("64")
                .doesNotContain("hunter2");
    }

    private Statements statements(String keyFile) {
        return new Statements(STORE.store(), KeyFile.open(folder.resolve(keyFile), true), clock);
    }

    private Reference aCase(String callId) {
        var cases = new Cases(STORE.store(), new Random(callId.hashCode()), clock);
        return cases.open(NewCase.of(Reason.DISPUTE, callId, "dispute", "disputes", "We look into it"))
                .reference();
    }
}
