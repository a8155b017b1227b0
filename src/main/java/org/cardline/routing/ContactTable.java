package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;
import org.cardline.routing.Matching.Match;
import org.cardline.routing.Matching.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of contacts. */
final class ContactTable {
    /** So long a place is kept for who was cut off. */
    static final Duration KEPT = Duration.ofMinutes(30);

    private final JdbcClient jdbc;

    ContactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ContactId add(NewContact contact, Incarnation owner, Instant now) {
        return new ContactId(jdbc.sql("""
                        with cut_off as (
                            select id, arrived_at, priority from routing.contact
                            where caller = :caller and queue = :queue
                                and (state = 'ENDED' and taken_at is null and ending in ('GONE', 'LOST')
                                    and ended_at > :keptSince
                                    or state = 'WAITING' and channel = 'CALLBACK' and cut_off)
                            order by arrived_at limit 1 for update),
                        returned as (
                            update routing.contact set caller = null,
                                ending = case when state = 'ENDED' then ending else 'LEFT' end,
                                ended_at = case when state = 'ENDED' then ended_at else :now end, state = 'ENDED'
                            from cut_off where contact.id = cut_off.id
                            returning cut_off.arrived_at, cut_off.priority)
                        insert into routing.contact (channel, queue, priority, needs, relaxed_needs, relaxes_at,
                            preferred, preferred_until, customer, reference, matter, said, verified, offer_millis, wrap_up_millis,
                            owner, incarnation, caller, redial_number, redial_about, arrived_at, state)
                        values (:channel, :queue, greatest(:priority, coalesce((select priority from returned), 0)), :needs, :relaxedNeeds, :relaxesAt,
                            :preferred, :preferredUntil, :customer, :reference, :matter, :said, :verified, :offer, :wrapUp,
                            :owner, :incarnation, :caller, :redialNumber, :redialAbout, coalesce((select arrived_at from returned), :since), 'WAITING')
                        returning id""")
                .param("caller", contact.caller().orElse(null))
                .param(
                        "redialNumber",
                        contact.redial().map(each -> each.number()).orElse(null))
                .param("redialAbout", contact.redial().map(each -> each.about()).orElse(null))
                .param("now", Timestamp.from(now))
                .param("keptSince", Timestamp.from(now.minus(KEPT)))
                .param("channel", contact.channel().name())
                .param("queue", contact.queue().id())
                .param("priority", Math.max(contact.priority(), contact.queue().priority()))
                .param("needs", contact.needs())
                .param("relaxedNeeds", contact.relaxedNeeds().orElse(null))
                .param("relaxesAt", in(contact.queue().relaxed().map(relaxed -> relaxed.after()), now))
                .param(
                        "preferred",
                        contact.preferred().map(each -> each.agent()).orElse(null))
                .param("preferredUntil", in(contact.preferred().map(each -> each.window()), now))
                .param("customer", contact.customer().orElse(null))
                .param("reference", contact.reference().orElse(null))
                .param("matter", contact.told().matter())
                .param("said", contact.told().said().toArray(String[]::new))
                .param("verified", contact.told().verified().toArray(String[]::new))
                .param("offer", contact.queue().offer().toMillis())
                .param("wrapUp", contact.queue().wrapUp().toMillis())
                .param("owner", owner.node())
                .param("incarnation", owner.id())
                .param("since", Timestamp.from(contact.since().orElse(now)))
                .query(Long.class)
                .single());
    }

    @SuppressWarnings("NullAway") // a parameter of SQL that is null
    private static Timestamp in(Optional<Duration> after, Instant now) {
        return after.map(length -> Timestamp.from(now.plus(length))).orElse(null);
    }

    /** One example of each kind of contact that waits: who fits one of a kind fits all of it. */
    List<Waiting> kinds(Instant now) {
        return jdbc.sql("""
                        select distinct 0 as id, channel, needs,
                            case when preferred_until > :now then preferred end as preferred
                        from routing.contact where state = 'WAITING' and ready_at <= :now""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> waiting(row))
                .list();
    }

    /** The first contacts of these kinds, in their order, locked. */
    List<Waiting> first(int most, List<Waiting> kinds, Instant now) {
        return jdbc.sql("""
                        select found.* from unnest(:channels, :needs, :preferred) as kind (channel, needs, preferred)
                        cross join lateral (
                            select id, contact.channel, contact.needs, kind.preferred, priority, arrived_at
                            from routing.contact
                            where state = 'WAITING' and ready_at <= :now and contact.needs = kind.needs and contact.channel = kind.channel
                                and (case when preferred_until > :now then contact.preferred end)
                                    is not distinct from kind.preferred
                            order by priority desc, arrived_at, id
                            limit :most
                            for update of contact) as found
                        order by priority desc, arrived_at, id
                        limit :most""")
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

    private static String[] words(java.util.stream.Stream<String> words) {
        return words.toArray(String[]::new);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                Channel.valueOf(row.getString("channel")),
                row.getString("needs"),
                Optional.ofNullable(row.getString("preferred")));
    }

    List<Standing> offer(List<Match> matches, Instant now) {
        return jdbc.sql("""
                        update routing.contact
                        set state = 'OFFERED', agent = chosen.agent, offers = offers + 1, offered_at = :now,
                            offer_until = cast(:now as timestamptz) + interval '1 millisecond' *
                                case when channel = 'CALLBACK' then cast(:rung as bigint) else offer_millis end
                        from unnest(:ids, :agents) as chosen (id, agent) join routing.agent on name = chosen.agent
                        where contact.id = chosen.id and contact.state = 'WAITING'
                        returning contact.id, contact.state, offers, contact.agent, address, wish, wishes, obeyed, beside""")
                .param("ids", matches.stream().map(Match::contact).toArray(Long[]::new))
                .param("agents", words(matches.stream().map(Match::agent)))
                .param("rung", Callback.RUNG.toMillis())
                .param("now", Timestamp.from(now))
                .query((row, number) -> standing(row))
                .list();
    }

    /** An agent takes what was offered; false if that offer isn't open any more. */
    boolean take(Offered offered, Instant now) {
        return jdbc.sql("""
                        update routing.contact set state = 'TALKING', taken_at = :now, obeyed = wishes, outcome = null,
                            talk = 'TOGETHER', beside = null, beside_name = null
                        where id = :id and state = 'OFFERED' and offers = :number""")
                        .param("id", offered.contact().number())
                        .param("number", offered.number())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Back into its place, from an offer or a talk; the agent who had it, if anybody has it now. */
    Optional<Released> back(ContactId contact, int offer) {
        return jdbc.sql("""
                        update routing.contact set state = 'WAITING'
                        where id = :id and state in ('OFFERED', 'TALKING') and offers = :number
                        returning agent, channel, wrap_up_millis""")
                .param("id", contact.number())
                .param("number", offer)
                .query((row, number) -> released(row))
                .optional();
    }

    /** Those whose offer's time is over go back into their place. */
    List<Released> missed(Instant now) {
        return jdbc.sql("""
                        update routing.contact set state = 'WAITING'
                        where state = 'OFFERED' and offer_until <= :now
                        returning agent, channel, wrap_up_millis""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> released(row))
                .list();
    }

    /** All that these agents had go back into their places. */
    List<ContactId> back(Collection<String> agents) {
        return jdbc.sql("""
                        update routing.contact set state = 'WAITING'
                        where state in ('OFFERED', 'TALKING') and agent = any(:agents)
                        returning id""")
                .param("agents", agents.toArray(String[]::new))
                .query((row, number) -> new ContactId(row.getLong("id")))
                .list();
    }

    /**
     * Where a contact waits. Its own priority is higher than its queue's, or nothing.
     *
     * @param languages words of those that it needs
     */
    record WaitingIn(String queue, int priority, SortedSet<String> languages) {
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
                        select queue, priority, needs from routing.contact where id = ? and state = 'WAITING'
                        for update""")
                .param(contact.number())
                .query((row, number) -> new WaitingIn(
                        row.getString("queue"), row.getInt("priority"), languages(row.getString("needs"))))
                .optional();
    }

    void move(ContactId contact, Queue to, int priority, String needs, Optional<String> relaxedNeeds) {
        jdbc.sql("""
                        update routing.contact
                        set queue = :queue, priority = :priority, needs = :needs, relaxed_needs = :relaxedNeeds,
                            relaxes_at = arrived_at + cast(:after as bigint) * interval '1 millisecond',
                            offer_millis = :offer, wrap_up_millis = :wrapUp
                        where id = :id""")
                .param("id", contact.number())
                .param("queue", to.id())
                .param("priority", priority)
                .param("needs", needs)
                .param("relaxedNeeds", relaxedNeeds.orElse(null))
                .param(
                        "after",
                        to.relaxed().map(each -> each.after().toMillis()).orElse(null))
                .param("offer", to.offer().toMillis())
                .param("wrapUp", to.wrapUp().toMillis())
                .update();
    }

    /** Ends it; who had it, and whether they talked. */
    Optional<Ended> end(ContactId contact, Ending ending, Instant now) {
        return jdbc.sql("""
                        with before as (select id, state from routing.contact
                            where id = :id and state <> 'ENDED' for update)
                        update routing.contact
                        set state = 'ENDED', ending = :ending, ended_at = :now,
                            free_at = case
                                when before.state = 'TALKING' and exists (
                                    select 1 from routing.agent where name = contact.agent and completes) then null
                                else cast(:now as timestamptz) + wrap_up_millis * interval '1 millisecond' end
                        from before
                        where contact.id = before.id
                        returning before.state as was, agent, channel, wrap_up_millis""")
                .param("id", contact.number())
                .param("ending", ending.name())
                .param("now", Timestamp.from(now))
                .query((row, number) -> ended(row))
                .optional();
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

    private static Released released(ResultSet row) throws SQLException {
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

    /** This agent is through with what was talked. */
    void through(String agent, Instant now) {
        jdbc.sql("""
                        update routing.contact set free_at = :now
                        where agent = :agent and state = 'ENDED' and taken_at is not null and free_at is null""").param("agent", agent).param("now", Timestamp.from(now)).update();
    }

    boolean isOpen(ContactId contact) {
        return jdbc.sql("select state <> 'ENDED' from routing.contact where id = ?")
                .param(contact.number())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Less is enough for those who have waited so long. */
    int relax(Instant now) {
        return jdbc.sql("""
                        update routing.contact set needs = relaxed_needs, relaxes_at = null
                        where state = 'WAITING' and relaxes_at <= :now""").param("now", Timestamp.from(now)).update();
    }

    /** How it stands with these contacts of this process. */
    List<Standing> standing(Collection<Long> contacts, Incarnation owner) {
        return jdbc.sql("""
                        select id, contact.state, offers, agent, address, wish, wishes, obeyed, beside
                        from routing.contact left join routing.agent on agent.name = contact.agent
                        where id = any(:ids) and owner = :owner and incarnation = :incarnation""")
                .param("ids", contacts.toArray(Long[]::new))
                .param("owner", owner.node())
                .param("incarnation", owner.id())
                .query((row, number) -> standing(row))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var id = new ContactId(row.getLong("id"));
        boolean with = row.getString("state").equals("OFFERED")
                || row.getString("state").equals("TALKING");
        return new Standing(
                id,
                with
                        ? Optional.of(
                                new Offered(id, row.getInt("offers"), row.getString("agent"), row.getString("address")))
                        : Optional.empty(),
                row.getInt("wishes") > row.getInt("obeyed")
                        ? Optional.of(new Wished(row.getInt("wishes"), Wish.parse(row.getString("wish"))))
                        : Optional.empty(),
                row.getString("state").equals("TALKING") ? Listening.of(row.getString("beside")) : Optional.empty(),
                row.getString("state").equals("ENDED"));
    }

    /** Whoever this agent talks with is to be treated so; which contact that is, if the agent talks. */
    Optional<ContactId> wish(String agent, Wish wish) {
        return jdbc.sql("""
                        update routing.contact set wish = :wish, wishes = wishes + 1
                        where agent = :agent and state = 'TALKING' and channel = 'CALL'
                        returning id""")
                .param("wish", wish.text())
                .param("agent", agent)
                .query((row, number) -> new ContactId(row.getLong("id")))
                .optional();
    }

    void obeyed(ContactId contact, Wished wish, Obeyed how, TalkState now) {
        jdbc.sql("""
                        update routing.contact set obeyed = greatest(obeyed, :number), outcome = :how, talk = :now
                        where id = :id""")
                .param("id", contact.number())
                .param("number", wish.number())
                .param("how", how.name())
                .param("now", now.name())
                .update();
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
