package org.cardline.cases;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of cases and of their timelines. */
final class CaseTable {
    private final JdbcClient jdbc;

    CaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the reference is taken, or the call has a case for this purpose */
    boolean add(Reference reference, NewCase opened, Instant at) {
        return jdbc.sql("""
                        insert into cases.file (reference, reason, call_id, purpose, customer, card, last_four,
                            state, held_by, next_step, next_date, opened_at, changed_at)
                        values (:reference, :reason, :callId, :purpose, :customer, :card, :lastFour,
                            'OPEN', :heldBy, :nextStep, :nextDate, :at, :at)
                        on conflict do nothing""")
                        .param("reference", reference.digits())
                        .param("reason", opened.reason().name())
                        .param("callId", opened.callId())
                        .param("purpose", opened.purpose())
                        .param("customer", opened.customer().orElse(null))
                        .param("card", opened.card().orElse(null))
                        .param("lastFour", opened.lastFour().orElse(null))
                        .param("heldBy", opened.heldBy())
                        .param("nextStep", opened.nextStep())
                        .param("nextDate", opened.nextDate().map(Date::valueOf).orElse(null))
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    Optional<Case> find(Reference reference) {
        return jdbc.sql("select * from cases.file where reference = ?")
                .param(reference.digits())
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Case> find(String callId, String purpose) {
        return jdbc.sql("select * from cases.file where call_id = ? and purpose = ?")
                .param(callId)
                .param(purpose)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Case> findOpen(Reason reason, String card) {
        return jdbc.sql("""
                        select * from cases.file where card = ? and reason = ? and state = 'OPEN'
                        order by opened_at desc, reference limit 1""")
                .param(card)
                .param(reason.name())
                .query((row, number) -> read(row))
                .optional();
    }

    /** @return false if it is about a card already */
    boolean about(Reference reference, String customer, String card, String lastFour) {
        return jdbc.sql("""
                        update cases.file set customer = coalesce(customer, :customer), card = :card, last_four = :lastFour
                        where reference = :reference and card is null""")
                        .param("reference", reference.digits())
                        .param("customer", customer)
                        .param("card", card)
                        .param("lastFour", lastFour)
                        .update()
                == 1;
    }

    /** Nobody else changes it until this transaction ends. */
    void lock(Reference reference) {
        jdbc.sql("select reference from cases.file where reference = ? for update")
                .param(reference.digits())
                .query(String.class)
                .optional();
    }

    /** @return false if this command has such an entry already */
    boolean enter(Reference reference, Entry entry, Optional<String> command) {
        boolean entered = jdbc.sql("""
                        insert into cases.timeline (reference, at, kind, words, command)
                        values (:reference, :at, :kind, :words, :command)
                        on conflict (reference, kind, command) do nothing""")
                        .param("reference", reference.digits())
                        .param("at", Timestamp.from(entry.at()))
                        .param("kind", entry.kind().name())
                        .param("words", entry.words())
                        .param("command", command.orElse(null))
                        .update()
                == 1;
        jdbc.sql("update cases.file set changed_at = greatest(changed_at, ?) where reference = ?")
                .param(Timestamp.from(entry.at()))
                .param(reference.digits())
                .update();
        return entered;
    }

    List<Entry> timeline(Reference reference) {
        return jdbc.sql("select at, kind, words from cases.timeline where reference = ? order by id")
                .param(reference.digits())
                .query((row, number) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        Entry.Kind.valueOf(row.getString("kind")),
                        row.getString("words")))
                .list();
    }

    /** Commands that an entry waits for and no entry tells the outcome of. */
    List<String> awaited(int limit) {
        return jdbc.sql("""
                        select distinct command from cases.timeline as waiting
                        where kind = 'NOTE' and command is not null and not exists (
                            select 1 from cases.timeline as told
                            where told.kind = 'COMMAND' and told.command = waiting.command
                                and told.reference = waiting.reference)
                        limit ?""")
                .param(limit)
                .query((row, number) -> row.getString("command"))
                .list();
    }

    boolean isWaiting(Reference reference) {
        return jdbc.sql("""
                        select exists (
                            select 1 from cases.timeline as waiting
                            where reference = ? and kind = 'NOTE' and command is not null and not exists (
                                select 1 from cases.timeline as told
                                where told.kind = 'COMMAND' and told.command = waiting.command
                                    and told.reference = waiting.reference))""").param(reference.digits()).query(Boolean.class).single();
    }

    List<Reference> waitingFor(String command) {
        return jdbc.sql("select distinct reference from cases.timeline where command = ?")
                .param(command)
                .query((row, number) -> new Reference(row.getString("reference")))
                .list();
    }

    boolean step(Reference reference, Step step) {
        return jdbc.sql("""
                        update cases.file
                        set state = :state, held_by = :heldBy, next_step = :nextStep, next_date = :nextDate
                        where reference = :reference""")
                        .param("state", step.state().name())
                        .param("heldBy", step.heldBy())
                        .param("nextStep", step.words())
                        .param("nextDate", step.date().map(Date::valueOf).orElse(null))
                        .param("reference", reference.digits())
                        .update()
                == 1;
    }

    List<CaseSummary> latest(int most) {
        return jdbc.sql(
                        "select reason, state, held_by, next_date, opened_at from cases.file order by opened_at desc limit ?")
                .param(most)
                .query((row, number) -> new CaseSummary(
                        Reason.valueOf(row.getString("reason")),
                        Case.State.valueOf(row.getString("state")),
                        row.getString("held_by"),
                        Optional.ofNullable(row.getObject("next_date", LocalDate.class)),
                        row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    Map<Reason, Long> openByReason() {
        var open = new EnumMap<Reason, Long>(Reason.class);
        jdbc.sql("select reason, count(*) as cases from cases.file where state = 'OPEN' group by reason")
                .query(row -> {
                    open.put(Reason.valueOf(row.getString("reason")), row.getLong("cases"));
                });
        return open;
    }

    private static Case read(ResultSet row) throws SQLException {
        return new Case(
                new Reference(row.getString("reference")),
                Reason.valueOf(row.getString("reason")),
                Optional.ofNullable(row.getString("customer")),
                Optional.ofNullable(row.getString("card")),
                Optional.ofNullable(row.getString("last_four")),
                Case.State.valueOf(row.getString("state")),
                row.getString("held_by"),
                row.getString("next_step"),
                Optional.ofNullable(row.getObject("next_date", LocalDate.class)),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
