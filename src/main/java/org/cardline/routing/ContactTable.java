package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.routing.NewContact.Preference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of contacts, from joining a queue to the end. */
final class ContactTable {
    /** So long a place is kept for who was cut off. */
    static final Duration KEPT = Duration.ofMinutes(30);

    private final JdbcClient jdbc;

    ContactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place comes back to its caller; what it has by itself only where it is the same case or customer: others share the number. */
    ContactId add(NewContact contact, Incarnation owner, Instant now) {
        return new ContactId(jdbc.sql("""
                        with cut_off as (
                            select id, arrived_at, case when reference = :reference or customer = :customer then own_priority
                                else 0 end as own_priority
                            from routing.contact
                            where caller = :caller and :cameFor in (came_for, queue)
                                and (state = 'ENDED' and taken_at is null and ending in ('GONE', 'NOBODY', 'LOST')
                                    and ended_at > :keptSince
                                    or state = 'WAITING' and channel = 'CALLBACK' and cut_off)
                            order by arrived_at, id limit 1 for update),
                        returned as (
                            update routing.contact set caller = null,
                                ending = case when state = 'ENDED' then ending else 'ELSEWHERE' end,
                                ended_at = case when state = 'ENDED' then ended_at else :now end, state = 'ENDED'
                            from cut_off where contact.id = cut_off.id
                            returning cut_off.arrived_at, cut_off.own_priority),
                        own as (select greatest(:own, (select own_priority from returned)) as priority),
                        known as (
                            select name from routing.contact join routing.agent on agent.name = contact.agent
                            where cast(:spokeSince as timestamptz) is not null and taken_at is not null
                                and (reference = :reference or customer = :customer and taken_at > :spokeSince)
                                and agent.state = 'AVAILABLE' and lease_until > :now
                                and string_to_array(able, ' ') @> string_to_array(:needs, ' ')
                            order by coalesce(reference = :reference, false) desc, taken_at desc, id desc limit 1),
                        preference as (
                            select name as agent, cast(:preferredUntil as timestamptz) as until
                            from (select :only union all select name from known) as preferred (name) where name is not null)
                        insert into routing.contact (channel, queue, priority, own_priority, needs, relaxed_needs, relaxes_at,
                            preferred, preferred_until, customer, reference, matter, said, verified, card, offer_millis, wrap_up_millis,
                            owner, incarnation, caller, came_for, redial_number, redial_about, in_spanish, arrived_at, joined_at, state)
                        values (:channel, :queue, greatest(:queuePriority, (select priority from own)), (select priority from own),
                            :needs, :relaxedNeeds, :relaxesAt,
                            (select agent from preference), (select until from preference),
                            :customer, :reference, :matter, :said, :verified, :card, :offer, :wrapUp,
                            :owner, :incarnation, :caller, :cameFor, :redialNumber, :redialAbout, :inSpanish,
                            coalesce((select arrived_at from returned), :since), :joined, 'WAITING')
                        returning id""")
                .param("caller", contact.from().caller().orElse(null))
                .param("cameFor", contact.cameFor())
                .param(
                        "redialNumber",
                        contact.from().redial().map(each -> each.number()).orElse(null))
                .param(
                        "inSpanish",
                        contact.from()
                                .redial()
                                .filter(NewContact.Redial::inSpanish)
                                .isPresent())
                .param(
                        "redialAbout",
                        contact.from().redial().map(each -> each.about()).orElse(null))
                .param("now", Timestamp.from(now))
                .param("keptSince", Timestamp.from(now.minus(KEPT)))
                .param("channel", contact.channel().name())
                .param("queue", contact.queue().id())
                .param("own", contact.priority())
                .param("queuePriority", contact.queue().priority())
                .param("needs", contact.needs())
                .param("relaxedNeeds", contact.relaxedNeeds().orElse(null))
                .param("relaxesAt", in(contact.queue().relaxed().map(relaxed -> relaxed.after()), now))
                .param("only", only(contact.preference()))
                .param("spokeSince", spokeSince(contact.preference(), now))
                .param("preferredUntil", preferredUntil(contact.preference(), now))
                .param("customer", contact.about().customer().orElse(null))
                .param("reference", contact.about().reference().orElse(null))
                .param("matter", contact.told().matter())
                .param("said", contact.told().said().toArray(String[]::new))
                .param("verified", contact.told().verified().toArray(String[]::new))
                .param("card", contact.told().card().orElse(null))
                .param("offer", contact.queue().offer().toMillis())
                .param("wrapUp", contact.queue().wrapUp().toMillis())
                .param("owner", owner.node())
                .param("incarnation", owner.id())
                .param("since", Timestamp.from(contact.since().orElse(now)))
                .param("joined", Timestamp.from(contact.waitsSince().orElse(now)))
                .query(Long.class)
                .single());
    }

    private static @Nullable String only(Preference preference) {
        return preference instanceof Preference.Only(String agent) ? agent : null;
    }

    private static @Nullable Timestamp spokeSince(Preference preference, Instant now) {
        return preference instanceof Preference.Known(Queue.KnownAgent rule)
                ? Timestamp.from(now.minus(rule.spokeWithin()))
                : null;
    }

    private static @Nullable Timestamp preferredUntil(Preference preference, Instant now) {
        return switch (preference) {
            case Preference.Anybody() -> null;
            case Preference.Known(Queue.KnownAgent rule) -> Timestamp.from(now.plus(rule.window()));
            case Preference.Only only -> AgentTable.NEVER;
        };
    }

    @SuppressWarnings("NullAway") // a parameter of SQL that is null
    private static Timestamp in(Optional<Duration> after, Instant now) {
        return after.map(length -> Timestamp.from(now.plus(length))).orElse(null);
    }

    /** How a contact is to end. */
    record End(ContactId contact, Ending how) {}

    /**
     * Ends them, and frees the agents who had them, for whom it is over after wrapping up where they talked. By the contact's
     * number what ended now.
     */
    Map<Long, Ended> end(List<End> ends, Instant now) {
        var ended = new HashMap<Long, Ended>();
        jdbc.sql("""
                        with before as (select id, state, how from routing.contact
                                join unnest(:ids, :hows) as ends (ended, how) on id = ended
                            where state <> 'ENDED' order by id for update of contact),
                        ended as (update routing.contact
                            set state = 'ENDED', ending = how, ended_at = :now,
                                free_at = case
                                    when before.state = 'TALKING' and exists (
                                        select 1 from routing.agent where name = contact.agent and completes) then null
                                    else cast(:now as timestamptz) + wrap_up_millis * interval '1 millisecond' end
                            from before
                            where contact.id = before.id
                            returning contact.id, before.state as was, agent, channel, wrap_up_millis),
                        over as (select agent, cast(sum(case channel when 'CHAT' then :chat else :call end) as int) as load,
                                bool_or(was = 'TALKING') as talked,
                                max(case was when 'TALKING'
                                    then cast(:now as timestamptz) + wrap_up_millis * interval '1 millisecond'
                                    else :now end) as until
                            from ended where was in ('OFFERED', 'TALKING') group by agent),
                        released as (""" + AgentTable.RELEASE + """
                        )
                        select id, was, agent, channel, wrap_up_millis from ended""")
                .param("ids", ends.stream().map(each -> each.contact().number()).toArray(Long[]::new))
                .param("hows", ends.stream().map(each -> each.how().name()).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("chat", Channel.CHAT.load())
                .param("call", Channel.CALL.load())
                .query(row -> {
                    ended.put(row.getLong("id"), ended(row));
                });
        return ended;
    }

    /** Ends those whose process is no more, and who can't be called. */
    List<Ended> lost(Instant now, Incarnation own) {
        return jdbc.sql("""
                        with before as (
                            select id, state from routing.contact
                            where state <> 'ENDED' and channel <> 'CALLBACK' and incarnation <> :own and not exists (
                                select 1 from routing.node
                                where name = owner and node.incarnation = contact.incarnation and lease_until > :now)
                            for update)
                        update routing.contact
                        set state = 'ENDED', ending = 'LOST', ended_at = :now, free_at = :now from before
                        where contact.id = before.id
                        returning before.state as was, agent, channel, wrap_up_millis""")
                .param("now", Timestamp.from(now))
                .param("own", own.id())
                .query((row, number) -> ended(row))
                .list();
    }

    /** What an agent no longer has. */
    record Released(String agent, Channel channel, Duration wrapUp) {}

    /** What ended: with whom it was, if with anybody, and whether they talked. */
    record Ended(Optional<Released> released, boolean talked) {}

    static Released released(ResultSet row) throws SQLException {
        return new Released(
                row.getString("agent"),
                Channel.valueOf(row.getString("channel")),
                Duration.ofMillis(row.getInt("wrap_up_millis")));
    }

    private static Ended ended(ResultSet row) throws SQLException {
        String was = row.getString("was");
        boolean talked = was.equals("TALKING");
        return new Ended(talked || was.equals("OFFERED") ? Optional.of(released(row)) : Optional.empty(), talked);
    }

    /** This agent is through with what was talked. @param code how it went; empty where that is not said */
    void through(String agent, String code, Instant now) {
        jdbc.sql("""
                        update routing.contact set free_at = :now, wrap_up_code = nullif(:code, '')
                        where agent = :agent and state = 'ENDED' and taken_at is not null and free_at is null""")
                .param("agent", agent)
                .param("code", code)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whether this agent talked with it, and is through with it. */
    boolean isThrough(String agent, ContactId contact) {
        return jdbc.sql("""
                        select exists (select 1 from routing.contact
                            where id = :id and agent = :agent and state = 'ENDED' and taken_at is not null
                                and free_at is not null)""")
                .param("id", contact.number())
                .param("agent", agent)
                .query(Boolean.class)
                .single();
    }

    /** How talks went that ended since then: of each code how many. */
    Map<String, Integer> wrapUps(Instant since) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                        select wrap_up_code, count(*) as talks from routing.contact
                        where wrap_up_code is not null and ended_at >= :since
                        group by wrap_up_code order by talks desc, wrap_up_code""").param("since", Timestamp.from(since)).query(row -> {
            counts.put(row.getString("wrap_up_code"), row.getInt("talks"));
        });
        return counts;
    }

    /** This process's contacts that are open and began to wait before. */
    List<Long> openSince(Incarnation own, Instant before) {
        return jdbc.sql("""
                        select id from routing.contact
                        where owner = :owner and incarnation = :own and state in ('WAITING', 'OFFERED') and joined_at < :before""")
                .param("owner", own.node())
                .param("own", own.id())
                .param("before", Timestamp.from(before))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    boolean isOpen(ContactId contact) {
        return jdbc.sql("select state <> 'ENDED' from routing.contact where id = ?")
                .param(contact.number())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Deletes the numbers of those that ended before; what was called back stays known as that. */
    void forgetNumbers(Instant endedBefore) {
        jdbc.sql("""
                        update routing.contact
                        set caller = null, redial_number = null,
                            callback_number = case when callback_number is not null then '' end
                        where state = 'ENDED' and ended_at < :before
                            and (caller is not null or redial_number is not null or callback_number <> '')""").param("before", Timestamp.from(endedBefore)).update();
    }

    /** Deletes those that ended before; how many they were. */
    int forget(Instant endedBefore) {
        return jdbc.sql("delete from routing.contact where state = 'ENDED' and ended_at < :before")
                .param("before", Timestamp.from(endedBefore))
                .update();
    }
}
