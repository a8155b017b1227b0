package org.cardline.routing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cardline.programme.Skills;
import org.cardline.routing.ContactTable.Released;
import org.cardline.routing.Matching.Free;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of agents. */
final class AgentTable {
    /** PostgreSQL's driver writes this moment as infinity. */
    static final Timestamp NEVER = new Timestamp(PGStatement.DATE_POSITIVE_INFINITY);

    /**
     * The end of a statement that has named what is over: {@code over (agent, load, until, talked)}. Where the agent was asked
     * since it began, PostgreSQL first checks what comes of the load before that, and only then sees the one after: less
     * than nothing would be refused.
     */
    static final String RELEASE = """
            update routing.agent
            set load = greatest(0, agent.load - over.load), free_since = over.until,
                wrap_up_until = greatest(wrap_up_until,
                    case when completes and over.talked then timestamptz 'infinity' else over.until end)
            from over where name = over.agent""";

    /** Who may be asked. */
    static final String FREE = "state = 'AVAILABLE' and load < 6 and wrap_up_until <= :now and lease_until > :now";

    /** Who is here, and rung, in a talk or in wrap-up. */
    private static final String BUSY =
            "state <> 'SIGNED_OUT' and lease_until > :now and (load > 0 or wrap_up_until > :now)";

    private final JdbcClient jdbc;

    AgentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Is there, available, from now on; who was there before keeps what is being talked, and a telephone its state. */
    void signIn(SignIn agent, Optional<Duration> lease, Instant now) {
        jdbc.sql("""
                        insert into routing.agent (name, address, telephone, completes, able, state, reason, since,
                            free_since, wrap_up_until, lease_until)
                        values (:name, :address, :telephone, :completes, :able, 'AVAILABLE', '', :now, :now, :now, :lease)
                        on conflict (name) do update
                        set address = excluded.address, telephone = excluded.telephone,
                            completes = excluded.completes, able = excluded.able,
                            lease_until = excluded.lease_until,
                            since = case when agent.state = 'SIGNED_OUT' or not excluded.telephone
                                then excluded.since else agent.since end,
                            reason = case when agent.state = 'SIGNED_OUT' or not excluded.telephone
                                then '' else agent.reason end,
                            state = case when agent.state = 'SIGNED_OUT' or not excluded.telephone
                                then 'AVAILABLE' else agent.state end""")
                .param("name", agent.name())
                .param("address", agent.address())
                .param("telephone", lease.isEmpty())
                .param("completes", agent.completes())
                .param("able", String.join(" ", agent.skills().able()))
                .param("now", Timestamp.from(now))
                .param(
                        "lease",
                        lease.map(length -> Timestamp.from(now.plus(length))).orElse(NEVER))
                .update();
    }

    /** True where that is a change. */
    boolean state(String name, AgentState state, String reason, Instant now) {
        return jdbc.sql("""
                        update routing.agent set state = :state, reason = :reason, since = :now
                        where name = :name and (state, reason) <> (:state, :reason)""")
                        .param("name", name)
                        .param("state", state.name())
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void able(String name, Skills skills) {
        jdbc.sql("update routing.agent set able = :able where name = :name")
                .param("name", name)
                .param("able", String.join(" ", skills.able()))
                .update();
    }

    /** Still there. False where the lease was over: sign in again. */
    boolean beat(String name, Instant until, Instant now) {
        return jdbc.sql("update routing.agent set lease_until = :until where name = :name and lease_until > :now")
                        .param("name", name)
                        .param("until", Timestamp.from(until))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Those who were there then are, until then at least. */
    void spare(Instant since, Instant until) {
        jdbc.sql("update routing.agent set lease_until = greatest(lease_until, :until) where lease_until > :since")
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** A talk on a SIP telephone shows that the agent is there, whatever becomes of the desk's page. */
    void beatInTalk(Instant until, Instant now) {
        jdbc.sql("""
                        update routing.agent set lease_until = :until
                        where lease_until <= :now and state <> 'SIGNED_OUT' and reason <> 'gone'
                            and address like 'registered:%' and exists (select from routing.contact
                                where contact.agent = agent.name and contact.state = 'TALKING' and channel = 'CALL')""")
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Who may be asked, locked; who is just being changed is left out, and matched after the change. */
    List<Free> free(Instant now) {
        return jdbc.sql("""
                        select name, able, load from routing.agent
                        where
                        """ + FREE + """

                        order by free_since, name
                        for update skip locked""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Free(
                        row.getString("name"),
                        Matching.words(row.getString("able")),
                        Channel.CAPACITY - row.getInt("load"),
                        number))
                .list();
    }

    /** What is over; the agent is left alone until the moment given, or who completes talks until then. */
    void release(Released contact, Instant until, boolean talked) {
        jdbc.sql("""
                        with over (agent, load, until, talked) as (
                            values (:name, :load, cast(:until as timestamptz), :talked))
                        """ + RELEASE)
                .param("talked", talked)
                .param("name", contact.agent())
                .param("load", contact.channel().load())
                .param("until", Timestamp.from(until))
                .update();
    }

    /** The paper is done. False where there was none to do. */
    boolean completed(String name, Instant now) {
        return jdbc.sql("""
                        update routing.agent set wrap_up_until = :now, free_since = :now
                        where name = :name and wrap_up_until = 'infinity'""")
                        .param("name", name)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** No more is offered, until the agent says so; a telephone comes back by itself. */
    void setAside(String agent, String reason, Instant now) {
        jdbc.sql("""
                        update routing.agent set state = 'UNAVAILABLE', reason = :reason, since = :now
                        where name = :name and state = 'AVAILABLE'""")
                .param("name", agent)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Telephones that were set aside before this moment are tried again. */
    int comeBack(Instant setAsideBefore, Instant now) {
        return jdbc.sql("""
                        update routing.agent set state = 'AVAILABLE', reason = '', since = :now, free_since = :now
                        where telephone and state = 'UNAVAILABLE' and since <= :before""")
                .param("before", Timestamp.from(setAsideBefore))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Has nothing any more, and is not here. */
    void cut(String name, Instant now) {
        jdbc.sql("""
                        update routing.agent set state = 'SIGNED_OUT', reason = '', since = :now, load = 0
                        where name = :name""").param("name", name).param("now", Timestamp.from(now)).update();
    }

    /** Those whose desk is silent for too long have nothing any more, and are offered nothing. */
    List<String> lapsed(Instant now) {
        return jdbc.sql("""
                        update routing.agent set state = 'UNAVAILABLE', reason = 'gone', since = :now, load = 0
                        where lease_until <= :now and state <> 'SIGNED_OUT' and reason <> 'gone'
                        returning name""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Signs out the telephones that aren't among these. */
    void keepTelephones(Collection<String> names, Instant now) {
        jdbc.sql("""
                        update routing.agent set state = 'SIGNED_OUT', reason = '', since = :now
                        where telephone and state <> 'SIGNED_OUT' and name <> all(:names)""")
                .param("names", names.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whether this agent is here, and rung, in a talk or in wrap-up. */
    boolean isBusy(String name, Instant now) {
        return jdbc.sql("""
                        select exists (select 1 from routing.agent where name = :name and
                        """ + BUSY + ")")
                .param("name", name)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** What those are able to do who are busy, but for this one. */
    List<String> ableAndBusy(String but, Instant now) {
        return jdbc.sql("select distinct able from routing.agent where name <> :but and " + BUSY)
                .param("but", but)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getString("able"))
                .list();
    }

    /** What those who are here are able to do, whether or not they may be asked now. */
    List<String> ableHere(Instant now) {
        return jdbc.sql("""
                        select distinct able from routing.agent
                        where state <> 'SIGNED_OUT' and reason <> 'gone' and lease_until > :now""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getString("able"))
                .list();
    }
}
