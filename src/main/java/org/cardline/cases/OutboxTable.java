package org.cardline.cases;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox's rows as they are delivered. */
final class OutboxTable {
    private static final String WAITING = LetterTable.WAITING;

    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Outbox.Taken> take(Instant now, Instant until) {
        return jdbc.sql("update cases.letter set due_at = :until, takes = takes + 1 where id = ("
                        + "select id from cases.letter where " + WAITING
                        + " and due_at <= :now order by due_at, id limit 1 for update skip locked)"
                        + " returning id, reference, takes, failures, " + LetterTable.COLUMNS)
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Outbox.Taken(
                        row.getLong("id"),
                        Optional.ofNullable(row.getString("reference")).map(Reference::new),
                        LetterTable.letter(row),
                        row.getLong("takes"),
                        row.getInt("failures")))
                .optional();
    }

    boolean dueAt(Outbox.Taken taken, Instant at, int failures) {
        return jdbc.sql("update cases.letter set due_at = ?, failures = ? where id = ? and takes = ? and " + WAITING)
                        .param(Timestamp.from(at))
                        .param(failures)
                        .param(taken.id())
                        .param(taken.takes())
                        .update()
                == 1;
    }

    boolean close(Outbox.Taken taken, boolean delivered, Instant at) {
        String column = delivered ? "delivered_at" : "returned_at";
        return jdbc.sql("update cases.letter set " + column + " = ? where id = ? and takes = ? and " + WAITING)
                        .param(Timestamp.from(at))
                        .param(taken.id())
                        .param(taken.takes())
                        .update()
                == 1;
    }

    void settle(long letter, String address, UUID message, boolean accepted, Instant at) {
        jdbc.sql("""
                        insert into cases.delivery (letter, address, message, accepted, at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .param(letter)
                .param(address)
                .param(message)
                .param(accepted)
                .param(Timestamp.from(at))
                .update();
    }

    Map<String, Boolean> settled(long letter) {
        return jdbc
                .sql("select address, accepted from cases.delivery where letter = ?")
                .param(letter)
                .query((row, number) -> Map.entry(row.getString("address"), row.getBoolean("accepted")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A letter that came back. */
    record Returned(Optional<Reference> reference, String template) {}

    /** Empty where it is none of ours, or known to have come back. */
    Optional<Returned> returned(UUID message, Instant at) {
        return jdbc.sql("""
                        with back as (
                            update cases.delivery set accepted = false, at = :at where message = :message and accepted
                            returning letter)
                        update cases.letter set delivered_at = null, due_at = :at, failures = 0
                        from back where letter.id = back.letter
                        returning reference, template""")
                .param("at", Timestamp.from(at))
                .param("message", message)
                .query((row, number) -> new Returned(
                        Optional.ofNullable(row.getString("reference")).map(Reference::new), row.getString("template")))
                .optional();
    }

    boolean knows(UUID message) {
        return jdbc.sql("select exists (select 1 from cases.delivery where message = ?)")
                .param(message)
                .query(Boolean.class)
                .single();
    }

    boolean anyAccepted(long letter) {
        return jdbc.sql("select exists (select 1 from cases.delivery where letter = ? and accepted)")
                .param(letter)
                .query(Boolean.class)
                .single();
    }
}
