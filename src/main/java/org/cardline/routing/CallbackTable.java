package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardline.routing.ContactTable.Released;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of contacts that are called back: for each number one at a time. */
final class CallbackTable {
    private final JdbcClient jdbc;

    CallbackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who waits hangs up and is called back, in the same place; whom they would rather have is waited for from when they are due,
     * and it takes as long from then until less is asked.
     * False where an agent has just been asked.
     */
    boolean become(ContactId contact, NewContact.Redial to, OutboundNumbers.Why why, Instant readyAt, Instant now) {
        return jdbc.sql("""
                        update routing.contact
                        set channel = 'CALLBACK', callback_number = :number, callback_about = :about,
                            in_spanish = :inSpanish, asked_on_page = :onPage, ready_at = :readyAt, verified = '{}', card = null,
                            preferred_until = preferred_until + greatest(interval '0',
                                cast(:readyAt as timestamptz) - cast(:now as timestamptz)),
                            relaxes_at = relaxes_at + greatest(interval '0',
                                cast(:readyAt as timestamptz) - cast(:now as timestamptz))
                        where id = :id and state = 'WAITING' and channel = 'CALL'""")
                        .param("id", contact.number())
                        .param("number", to.number())
                        .param("about", to.about())
                        .param("inSpanish", to.inSpanish())
                        .param("now", Timestamp.from(now))
                        .param("onPage", why == OutboundNumbers.Why.ASKED_ON_PAGE)
                        .param("readyAt", Timestamp.from(readyAt))
                        .update()
                == 1;
    }

    /**
     * Whoever was on the line of a process that is no more is called back in their place, those who talked before all others
     * but a lost card: for each number one. Who was for one agent alone is for anybody. The agents who had them.
     */
    List<Released> cutOff(Incarnation own, Instant now) {
        return jdbc
                .sql("""
                        with before as (
                            select id, state from routing.contact
                            where state <> 'ENDED' and channel = 'CALL' and incarnation <> :own and not exists (
                                    select 1 from routing.node
                                    where name = owner and node.incarnation = contact.incarnation and lease_until > :now)
                                and redial_number is not null
                                and redial_number not in (select number from routing.never_called)
                                and redial_number not in (select callback_number from routing.contact
                                    where channel = 'CALLBACK' and state <> 'ENDED')
                            for update skip locked),
                        one as (
                            select distinct on (redial_number) before.id, before.state
                            from before join routing.contact using (id)
                            order by redial_number, before.state = 'TALKING' desc, arrived_at, id)
                        update routing.contact
                        set channel = 'CALLBACK', state = 'WAITING', cut_off = true, callback_number = redial_number,
                            callback_about = redial_about, taken_at = null, verified = '{}', card = null,
                            preferred = case when preferred_until < 'infinity' then preferred end,
                            preferred_until = nullif(preferred_until, timestamptz 'infinity'),
                            own_priority = case when one.state = 'TALKING' then greatest(:first, own_priority + 1)
                                else own_priority end,
                            priority = case when one.state = 'TALKING' then greatest(:first, own_priority + 1)
                                else priority end
                        from one where contact.id = one.id
                        returning one.state as was, agent, channel, wrap_up_millis""")
                .param("own", own.id())
                .param("now", Timestamp.from(now))
                .param("first", Priority.CUT_OFF_IN_TALK)
                .query((row, number) -> row.getString("was").equals("WAITING")
                        ? Optional.<Released>empty()
                        : Optional.of(ContactTable.released(row)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether this number waits to be called back, or said never to call it. */
    boolean mayNotBeAsked(String number) {
        return jdbc.sql("""
                        select exists (select 1 from routing.contact
                                where callback_number = :number and channel = 'CALLBACK' and state <> 'ENDED')
                            or exists (select 1 from routing.never_called where number = :number)""").param("number", number).query(Boolean.class).single();
    }

    /** Whether this number said never to call it. */
    boolean wantsNoCalls(String number) {
        return jdbc.sql("select exists (select 1 from routing.never_called where number = ?)")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** What somebody waits for. @param queue its id */
    record Kept(
            String queue,
            int ownPriority,
            NewContact.About about,
            Instant arrivedAt,
            boolean cutOff,
            boolean inSpanish,
            boolean askedOnPage) {}

    Kept kept(ContactId contact) {
        return jdbc.sql("""
                        select queue, own_priority, reference, customer, matter, said, verified, card, arrived_at, cut_off,
                            in_spanish, asked_on_page
                        from routing.contact where id = :id""")
                .param("id", contact.number())
                .query((row, number) -> new Kept(
                        row.getString("queue"),
                        row.getInt("own_priority"),
                        about(row),
                        row.getTimestamp("arrived_at").toInstant(),
                        row.getBoolean("cut_off"),
                        row.getBoolean("in_spanish"),
                        row.getBoolean("asked_on_page")))
                .single();
    }

    private static NewContact.About about(ResultSet row) throws SQLException {
        return new NewContact.About(
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("customer")),
                DeskView.told(row));
    }

    /** Who was called is on the line: from now on it is a call like any other; its agent has this long to answer it. */
    boolean reached(ContactId contact, Incarnation own, Instant now) {
        return jdbc.sql("""
                        update routing.contact set channel = 'CALL', redial_number = callback_number,
                            redial_about = callback_about, joined_at = :now, ready_at = least(ready_at, cast(:now as timestamptz)),
                            offer_until = cast(:now as timestamptz) + offer_millis * interval '1 millisecond'
                        where id = :id and state in ('WAITING', 'OFFERED') and incarnation = :own
                            and (channel = 'CALLBACK' or channel = 'CALL' and callback_number is not null)""")
                        .param("id", contact.number())
                        .param("own", own.id())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * What becomes of a callback that reached nobody.
     *
     * @param released the agent who was to talk, if one still was
     * @param tries how many there were
     */
    record Again(Optional<Released> released, int tries) {}

    /**
     * Nobody was reached, whether or not the agent waited for it to the end: it waits on, and is next after that moment; empty
     * where it was offered anew since, or is over.
     *
     * @param tried how often they were rung
     */
    Optional<Again> again(Offered offered, int tried, Instant readyAt) {
        return jdbc.sql("""
                        with before as (
                            select id, state from routing.contact
                            where id = :id and channel = 'CALLBACK' and state in ('WAITING', 'OFFERED')
                                and offers = :number for update)
                        update routing.contact
                        set state = 'WAITING', callback_tries = callback_tries + :tried, ready_at = :readyAt
                        from before where contact.id = before.id
                        returning before.state as was, agent, channel, wrap_up_millis, callback_tries""")
                .param("id", offered.contact().number())
                .param("number", offered.number())
                .param("tried", tried)
                .param("readyAt", Timestamp.from(readyAt))
                .query((row, number) -> new Again(releasedFrom(row), row.getInt("callback_tries")))
                .optional();
    }

    void neverAgain(String number, Instant now) {
        jdbc.sql("insert into routing.never_called (number, since) values (:number, :now) on conflict do nothing")
                .param("number", number)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** A callback that no process has any more. @param released the agent who was to talk, if one was */
    record Left(ContactId contact, String number, String about, Optional<Released> released) {}

    /** Those whose process is no more are this one's from now on. */
    List<Left> adopt(Incarnation own, Instant now) {
        return jdbc.sql("""
                        with before as (
                            select id, state from routing.contact
                            where state <> 'ENDED' and channel = 'CALLBACK' and incarnation <> :own and not exists (
                                select 1 from routing.node
                                where name = owner and node.incarnation = contact.incarnation and lease_until > :now)
                            for update skip locked)
                        update routing.contact
                        set owner = :node, incarnation = :own, state = 'WAITING' from before
                        where contact.id = before.id
                        returning contact.id, callback_number, callback_about, before.state as was, agent, channel,
                            wrap_up_millis""")
                .param("own", own.id())
                .param("node", own.node())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Left(
                        new ContactId(row.getLong("id")),
                        row.getString("callback_number"),
                        row.getString("callback_about"),
                        releasedFrom(row)))
                .list();
    }

    /** Who was kept free for it. */
    private static Optional<Released> releasedFrom(ResultSet row) throws SQLException {
        return row.getString("was").equals("OFFERED") ? Optional.of(ContactTable.released(row)) : Optional.empty();
    }
}
