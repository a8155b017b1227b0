package org.cardline.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What card members send to prove a case: kept encrypted, as long as the case. What a piece is, is told by its content
 * alone. Any thread may use it.
 */
public final class Evidence {
    /** A page that was scanned well, or a photograph. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    /** Of one case. */
    public static final int MOST_PIECES = 5;

    private static final int LONGEST_NAME = 80;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CaseTable cases;
    private final Vault vault;
    private final InstantSource clock;

    public Evidence(Store store, KeyFile key, InstantSource clock) {
        this.jdbc = store.jdbc();
        this.transactions = store.transactions();
        this.cases = new CaseTable(store.jdbc());
        this.vault = new Vault(key.derive("cardline evidence"));
        this.clock = clock;
    }

    /**
     * One file.
     *
     * @param name as its sender called it, made fit to be read
     * @param bytes how many it has
     */
    public record Piece(long id, Instant at, String name, EvidenceType type, int bytes) {}

    /** What became of a file that was sent. */
    public enum Answer {
        KEPT,
        EMPTY,
        /** More than {@link #MOST_BYTES}. */
        TOO_LARGE,
        /** Its content is none of {@link EvidenceType}. */
        OTHER_TYPE,
        /** The case has {@link #MOST_PIECES} already. */
        TOO_MANY
    }

    /** Keeps a file with its case, and says so in the timeline. */
    public Answer keep(Reference reference, String name, byte[] content) {
        if (content.length == 0) return Answer.EMPTY;
        if (content.length > MOST_BYTES) return Answer.TOO_LARGE;
        Optional<EvidenceType> type = EvidenceType.of(content);
        if (type.isEmpty()) return Answer.OTHER_TYPE;
        return transactions.run(() -> keep(reference, Text.bounded(name, LONGEST_NAME), type.get(), content));
    }

    private Answer keep(Reference reference, String name, EvidenceType type, byte[] content) {
        cases.lock(reference); // or two at once would both be the last
        if (of(reference).size() >= MOST_PIECES) return Answer.TOO_MANY;
        jdbc.sql(
                        "insert into cases.evidence (reference, added_at, name, type, bytes, sealed) values (?, ?, ?, ?, ?, ?)")
                .param(reference.digits())
                .param(Timestamp.from(clock.instant()))
                .param(name)
                .param(type.name())
                .param(content.length)
                .param(vault.seal(content, reference.digits()))
                .update();
        var entry = new Entry(clock.instant(), Entry.Kind.EVIDENCE, "Evidence came: " + name + ", " + type);
        cases.enter(reference, entry, Optional.empty());
        return Answer.KEPT;
    }

    /** The pieces of a case, oldest first. */
    public List<Piece> of(Reference reference) {
        return jdbc.sql("select id, added_at, name, type, bytes from cases.evidence where reference = ? order by id")
                .param(reference.digits())
                .query((row, number) -> piece(row))
                .list();
    }

    /** The content of one; empty where the case has none of this id. */
    public Optional<byte[]> content(Reference reference, long id) {
        return jdbc.sql("select sealed from cases.evidence where reference = ? and id = ?")
                .param(reference.digits())
                .param(id)
                .query((row, number) -> vault.open(row.getBytes("sealed"), reference.digits()))
                .optional();
    }

    private static Piece piece(ResultSet row) throws SQLException {
        return new Piece(
                row.getLong("id"),
                row.getTimestamp("added_at").toInstant(),
                row.getString("name"),
                EvidenceType.valueOf(row.getString("type")),
                row.getInt("bytes"));
    }
}
