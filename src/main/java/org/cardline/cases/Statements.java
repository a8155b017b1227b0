package org.cardline.cases;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What callers recorded in their own words after a yes: kept encrypted, until retention deletes it. Any thread may use
 * it.
 */
public final class Statements {
    /** Five minutes of G.711 at 8,000 bytes a second; longer ones are refused. */
    public static final int LONGEST_BYTES = 5 * 60 * 8_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CaseTable cases;
    private final Vault vault;
    private final InstantSource clock;

    public Statements(Store store, KeyFile key, InstantSource clock) {
        this.jdbc = store.jdbc();
        this.transactions = store.transactions();
        this.cases = new CaseTable(store.jdbc());
        this.vault = new Vault(key.derive("cardline statements"));
        this.clock = clock;
    }

    /**
     * Keeps a statement with its case.
     *
     * @param audio µ-law at 8 kHz, without the key that ended it
     * @throws IllegalArgumentException if it is empty or longer than {@link #LONGEST_BYTES}
     */
    public void keep(Reference reference, byte[] audio) {
        if (audio.length == 0 || audio.length > LONGEST_BYTES) {
            throw new IllegalArgumentException(
                    "A statement has 1 to " + LONGEST_BYTES + " bytes, this one " + audio.length);
        }
        byte[] sealed = vault.seal(audio, reference.digits());
        transactions.run(() -> {
            insert(reference, sealed);
            var entry = new Entry(clock.instant(), Entry.Kind.STATEMENT, "The caller recorded a statement");
            cases.enter(reference, entry, Optional.empty());
        });
    }

    /** The statements of a case, oldest first. */
    public List<byte[]> of(Reference reference) {
        return jdbc.sql("select sealed from cases.statement where reference = ? order by id")
                .param(reference.digits())
                .query((row, number) -> vault.open(row.getBytes("sealed"), reference.digits()))
                .list();
    }

    private void insert(Reference reference, byte[] sealed) {
        jdbc.sql("insert into cases.statement (reference, recorded_at, sealed) values (?, ?, ?)")
                .param(reference.digits())
                .param(Timestamp.from(clock.instant()))
                .param(sealed)
                .update();
    }
}
