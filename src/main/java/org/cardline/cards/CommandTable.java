package org.cardline.cards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code cards.command}. Each method is one statement, committed when it returns. */
class CommandTable {
    private final JdbcClient jdbc;

    CommandTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A command that the host has not answered yet, as far as we know. */
    record Open(IdempotencyKey key, HostCommand command, String contact) {
        private static Open read(ResultSet row, int number) throws SQLException {
            var words = new CommandText(row.getString("kind"), row.getString("subject"), row.getString("detail"));
            return new Open(IdempotencyKey.of(row.getString("key")), words.command(), row.getString("contact"));
        }
    }

    void intend(IdempotencyKey key, HostCommand command, Origin origin, Instant at) {
        var words = CommandText.of(command);
        jdbc.sql("""
                        insert into cards.command
                            (key, kind, subject, detail, contact, proof, intended_at, tried_at)
                        values (:key, :kind, :subject, :detail, :contact, :proof, :at, :at)
                        """)
                .param("key", key.value())
                .param("kind", words.kind())
                .param("subject", words.subject())
                .param("detail", words.detail())
                .param("contact", origin.contact())
                .param("proof", origin.proof())
                .param("at", sql(at))
                .update();
    }

    /** The open commands of one subject, in the order in which they were given. */
    List<Open> open(String subject) {
        return jdbc.sql("select * from cards.command where outcome is null and subject = :subject order by id")
                .param("subject", subject)
                .query(Open::read)
                .list();
    }

    /** The first open command of each subject, the one tried longest ago first. */
    List<Open> firstOpen(int limit) {
        return jdbc.sql("""
                        select * from (
                            select distinct on (subject) * from cards.command
                            where outcome is null order by subject, id) as first
                        order by tried_at limit :limit
                        """).param("limit", limit).query(Open::read).list();
    }

    void tried(IdempotencyKey key, Instant at) {
        jdbc.sql("update cards.command set tried_at = :at where key = :key")
                .param("at", sql(at))
                .param("key", key.value())
                .update();
    }

    /** Keeps the host's answer; a second answer to the same key changes nothing. */
    void settle(IdempotencyKey key, CommandOutcome outcome, Instant at) {
        var words = OutcomeText.of(outcome);
        jdbc.sql("""
                        update cards.command set outcome = :outcome, outcome_detail = :detail, settled_at = :at
                        where key = :key and outcome is null
                        """)
                .param("outcome", words.outcome())
                .param("detail", words.detail())
                .param("at", sql(at))
                .param("key", key.value())
                .update();
    }

    /** The host's answer; empty while there is none. */
    Optional<CommandOutcome> outcome(IdempotencyKey key) {
        return jdbc.sql("select outcome, outcome_detail from cards.command where key = :key and outcome is not null")
                .param("key", key.value())
                .query((row, number) -> new OutcomeText(row.getString(1), row.getString(2)).outcomeOf())
                .optional();
    }

    /** The command with the host's answer; empty while there is none. */
    Optional<Settled> settled(IdempotencyKey key) {
        return jdbc.sql("select * from cards.command where key = :key and outcome is not null")
                .param("key", key.value())
                .query(CommandTable::settled)
                .optional();
    }

    /** Commands with an outcome from which nothing followed yet, in the order in which they were given. */
    List<Settled> toFollowUp(int limit) {
        return jdbc.sql("""
                        select * from cards.command
                        where outcome is not null and followed_up_at is null order by id limit :limit
                        """).param("limit", limit).query(CommandTable::settled).list();
    }

    private static Settled settled(ResultSet row, int number) throws SQLException {
        return new Settled(
                IdempotencyKey.of(row.getString("key")),
                Open.read(row, number).command(),
                new OutcomeText(row.getString("outcome"), row.getString("outcome_detail")).outcomeOf());
    }

    void followedUp(IdempotencyKey key, Instant at) {
        jdbc.sql("update cards.command set followed_up_at = :at where key = :key")
                .param("at", sql(at))
                .param("key", key.value())
                .update();
    }

    int forgetSettledBefore(Instant time) {
        return jdbc.sql("delete from cards.command where settled_at < :time")
                .param("time", sql(time))
                .update();
    }

    private static OffsetDateTime sql(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
