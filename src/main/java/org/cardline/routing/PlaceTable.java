package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;
import org.cardline.routing.Matching.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of contacts that wait, by their places: who is next, and what for. */
final class PlaceTable {
    private final JdbcClient jdbc;

    PlaceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One example of each kind of contact that waits and that somebody free fits: who fits one of a kind fits all of it. However
     * many wait, as many steps as there are kinds: from each the index is entered again behind it. Some of a kind may all be
     * preferred, or not ready yet.
     */
    List<Waiting> kinds(Instant now) {
        return jdbc.sql("""
                        with recursive free as (
                            select name, string_to_array(able, ' ') as able, :capacity - load as room
                            from routing.agent where
                        """ + AgentTable.FREE + """
                        ),
                        kind (needs, channel) as (
                            (select needs, channel from routing.contact where state = 'WAITING'
                                order by needs, channel limit 1)
                            union all
                            select next.needs, next.channel from kind cross join lateral (
                                select needs, channel from routing.contact
                                where state = 'WAITING' and (needs, channel) > (kind.needs, kind.channel)
                                order by needs, channel limit 1) as next),
                        waiting as (
                            select channel, needs, cast(null as text) as preferred from kind
                            union
                            select channel, needs, preferred from routing.contact
                            where state = 'WAITING' and preferred_until > :now)
                        select 0 as id, channel, needs, preferred from waiting
                        where exists (select from free
                            where able @> string_to_array(needs, ' ') and (preferred is null or preferred = name)
                                and room >= case channel when 'CHAT' then :chat else :call end)""")
                .param("now", Timestamp.from(now))
                .param("capacity", Channel.CAPACITY)
                .param("chat", Channel.CHAT.load())
                .param("call", Channel.CALL.load())
                .query((row, number) -> waiting(row))
                .list();
    }

    /** The first contacts of these kinds, in their order, locked. */
    List<Waiting> first(int most, List<Waiting> kinds, Instant now) {
        return jdbc.sql("""
                        select id, channel, needs, case when preferred_until > :now then preferred end as preferred
                        from routing.contact where state = 'WAITING' and id = any (array(
                            select found.id from unnest(:channels, :needs, :preferred) as kind (channel, needs, preferred)
                            cross join lateral (
                                (select id, priority, arrived_at from routing.contact
                                where kind.preferred is null and state = 'WAITING' and ready_at <= :now
                                    and contact.needs = kind.needs and contact.channel = kind.channel
                                    and (preferred_until <= :now or preferred_until is null)
                                order by priority desc, arrived_at, id limit :most)
                                union all
                                (select id, priority, arrived_at from routing.contact
                                where state = 'WAITING' and ready_at <= :now and preferred_until > :now
                                    and contact.preferred = kind.preferred
                                    and contact.needs = kind.needs and contact.channel = kind.channel
                                order by priority desc, arrived_at, id limit :most)) as found
                            order by priority desc, arrived_at, id limit :most))
                        order by priority desc, arrived_at, id
                        for update""")
                .param(
                        "channels",
                        words(kinds.stream().map(each -> each.channel().name())))
                .param("needs", words(kinds.stream().map(Waiting::needs)))
                .param(
                        "preferred",
                        words(kinds.stream().map(each -> each.preferred().orElse(null))))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> waiting(row))
                .list();
    }

    private static String[] words(Stream<String> words) {
        return words.toArray(String[]::new);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                Channel.valueOf(row.getString("channel")),
                row.getString("needs"),
                Optional.ofNullable(row.getString("preferred")));
    }

    /** One more than those of the queue who are served before it; 0 where it doesn't wait. */
    int position(ContactId contact, Instant now) {
        return jdbc.sql("""
                        select 1 + (
                            select count(*) from routing.contact as other
                            where other.queue = own.queue and other.state = 'WAITING' and other.ready_at <= :now
                                and (other.priority > own.priority or other.priority = own.priority
                                    and (other.arrived_at, other.id) < (own.arrived_at, own.id)))
                        from routing.contact as own where own.id = :id and own.state in ('WAITING', 'OFFERED')""")
                .param("id", contact.number())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Where a contact waits. @param languages words of those that it needs */
    record WaitingIn(String queue, SortedSet<String> languages) {
        String needs(Skills skills) {
            var words = new TreeSet<>(skills.needed());
            words.addAll(languages);
            return String.join(" ", words);
        }
    }

    private static SortedSet<String> languages(String needs) {
        return Matching.words(needs).stream().filter(Skills::isLanguage).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where it waits, locked; empty where it doesn't. */
    Optional<WaitingIn> waitingIn(ContactId contact) {
        return jdbc.sql("""
                        select queue, needs from routing.contact where id = ? and state = 'WAITING' for update""")
                .param(contact.number())
                .query((row, number) -> new WaitingIn(row.getString("queue"), languages(row.getString("needs"))))
                .optional();
    }

    /** Whoever was preferred is nobody in particular there, and it waits there from now on, if in an old place. */
    void move(ContactId contact, Queue to, String needs, Optional<String> relaxedNeeds, Instant now) {
        jdbc.sql("""
                        update routing.contact
                        set queue = :queue, priority = greatest(own_priority, :priority), needs = :needs,
                            relaxed_needs = :relaxedNeeds, preferred = null, preferred_until = null,
                            relaxes_at = cast(:now as timestamptz) + cast(:after as bigint) * interval '1 millisecond',
                            offer_millis = :offer, wrap_up_millis = :wrapUp
                        where id = :id""")
                .param("id", contact.number())
                .param("queue", to.id())
                .param("priority", to.priority())
                .param("needs", needs)
                .param("now", Timestamp.from(now))
                .param("relaxedNeeds", relaxedNeeds.orElse(null))
                .param(
                        "after",
                        to.relaxed().map(each -> each.after().toMillis()).orElse(null))
                .param("offer", to.offer().toMillis())
                .param("wrapUp", to.wrapUp().toMillis())
                .update();
    }

    /** Less is enough for those who have waited so long. */
    int relax(Instant now) {
        return jdbc.sql("""
                        update routing.contact set needs = relaxed_needs, relaxes_at = null
                        where state = 'WAITING' and relaxes_at <= :now""").param("now", Timestamp.from(now)).update();
    }
}
