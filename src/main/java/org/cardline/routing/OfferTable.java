package org.cardline.routing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardline.routing.ContactTable.Released;
import org.cardline.routing.Matching.Match;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of contacts that agents are asked to take: taken, or back in their place. */
final class OfferTable {
    private final JdbcClient jdbc;

    OfferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Offers them, and loads the agents; in their transaction both are locked. Who knows the caller is asked once. */
    List<Standing> offer(List<Match> matches, Instant now) {
        return jdbc.sql("""
                        with chosen as (
                            select * from unnest(:ids, :agents, :loads) as chosen (id, agent, load)),
                        loaded as (
                            update routing.agent set load = agent.load + more.sum
                            from (select agent, cast(sum(load) as int) as sum from chosen group by agent) as more
                            where name = more.agent)
                        update routing.contact
                        set state = 'OFFERED', agent = chosen.agent, offers = offers + 1, offered_at = :now,
                            preferred_until = case when preferred_until = 'infinity' then preferred_until end,
                            offer_until = cast(:now as timestamptz) + interval '1 millisecond' *
                                case when channel = 'CALLBACK' then cast(:rung as bigint) else offer_millis end
                        from chosen join routing.agent on name = chosen.agent
                        where contact.id = chosen.id and contact.state = 'WAITING'
                        returning contact.id, contact.state, offers, contact.agent, address, wish, wishes, obeyed, beside, refused""")
                .param("ids", matches.stream().map(Match::contact).toArray(Long[]::new))
                .param("agents", matches.stream().map(Match::agent).toArray(String[]::new))
                .param(
                        "loads",
                        matches.stream().map(each -> each.channel().load()).toArray(Integer[]::new))
                .param("rung", Callback.RUNG.toMillis())
                .param("now", Timestamp.from(now))
                .query((row, number) -> WishTable.standing(row))
                .list();
    }

    /** Agents take what was offered: which of these offers are still open, and taken. */
    Set<Long> take(List<Offered> offers, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        update routing.contact set state = 'TALKING', taken_at = :now, obeyed = wishes, outcome = null,
                            talk = 'TOGETHER', beside = null, beside_name = null
                        from unnest(:ids, :numbers) as taken (id, number)
                        where contact.id = taken.id and state = 'OFFERED' and offers = number
                        returning contact.id""")
                .param(
                        "ids",
                        offers.stream().map(each -> each.contact().number()).toArray(Long[]::new))
                .param("numbers", offers.stream().map(Offered::number).toArray(Integer[]::new))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .list());
    }

    /**
     * Back into its place, from an offer or a talk, as if there had been none, but that after a talk it waits anew; the agent who
     * had it, if anybody has it now.
     */
    Optional<Released> back(ContactId contact, int offer, Instant now) {
        return jdbc.sql("""
                        update routing.contact set state = 'WAITING', taken_at = null,
                            joined_at = case when state = 'TALKING' then :now else joined_at end
                        where id = :id and state in ('OFFERED', 'TALKING') and offers = :number
                        returning agent, channel, wrap_up_millis""")
                .param("id", contact.number())
                .param("number", offer)
                .param("now", Timestamp.from(now))
                .query((row, number) -> ContactTable.released(row))
                .optional();
    }

    /**
     * This agent doesn't want what is offered: all of it is back into its place; what the agent no longer has. Who is just being
     * called there is not called a second time meanwhile.
     *
     * @param rungOut when nobody is called any more for an offer of now
     */
    List<Refused> refused(String agent, Instant rungOut) {
        return jdbc.sql("""
                        update routing.contact set state = 'WAITING', refused = offers,
                            ready_at = case when channel = 'CALLBACK' then cast(:rungOut as timestamptz) else ready_at end
                        where agent = :agent and state = 'OFFERED'
                        returning id, agent, channel, wrap_up_millis""")
                .param("agent", agent)
                .param("rungOut", Timestamp.from(rungOut))
                .query((row, number) -> new Refused(new ContactId(row.getLong("id")), ContactTable.released(row)))
                .list();
    }

    /** A contact that an agent refused. */
    record Refused(ContactId contact, Released released) {}

    /** Those whose offer's time is over go back into their place. */
    List<Released> missed(Instant now) {
        return jdbc.sql("""
                        update routing.contact set state = 'WAITING'
                        where state = 'OFFERED' and offer_until <= :now
                        returning agent, channel, wrap_up_millis""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> ContactTable.released(row))
                .list();
    }

    /** Offers that were open then are, until then at least. */
    void spare(Instant since, Instant until) {
        jdbc.sql("""
                        update routing.contact set offer_until = greatest(offer_until, :until)
                        where state = 'OFFERED' and offer_until > :since""")
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .update();
    }

    /**
     * All that these agents had go back into their places. Who is just being called there is not called a second time meanwhile.
     *
     * @param rungOut when nobody is called any more for an offer of now
     */
    List<ContactId> back(Collection<String> agents, Instant rungOut, Instant now) {
        return jdbc.sql("""
                        update routing.contact set state = 'WAITING', taken_at = null,
                            joined_at = case when state = 'TALKING' then :now else joined_at end,
                            ready_at = case when channel = 'CALLBACK' then cast(:rungOut as timestamptz) else ready_at end
                        where state in ('OFFERED', 'TALKING') and agent = any(:agents)
                        returning id""")
                .param("agents", agents.toArray(String[]::new))
                .param("rungOut", Timestamp.from(rungOut))
                .param("now", Timestamp.from(now))
                .query((row, number) -> new ContactId(row.getLong("id")))
                .list();
    }
}
