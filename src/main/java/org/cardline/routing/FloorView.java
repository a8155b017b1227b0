package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.routing.Floor.AtQueue;
import org.cardline.routing.Floor.AtWork;
import org.cardline.routing.Floor.ByReason;
import org.cardline.routing.Floor.CallbackDue;
import org.cardline.routing.Floor.Doing;
import org.cardline.routing.Floor.InDetail;
import org.cardline.routing.Floor.Service;
import org.cardline.routing.Floor.State;
import org.cardline.routing.Floor.WaitingContact;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the floor shows: a query for each of its tables. */
final class FloorView {
    /** More rows than these nobody reads. */
    private static final int MOST_ROWS = 100;

    private static final Duration LAST_HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final WaitedTable waited;

    FloorView(JdbcClient jdbc) {
        this.jdbc = jdbc;
        waited = new WaitedTable(jdbc);
    }

    Floor of(List<Queue> queues, Instant since, Instant now) {
        return new Floor(
                now,
                queues(queues, since),
                reasons(),
                agents(since, now),
                waiting(),
                callbacks(),
                waited.after(now.minus(LAST_HOUR)));
    }

    /**
     * Contacts in a queue that the programme has no more are shown, too. Whom an agent only asks first has no caller, and so no
     * call, until the caller is theirs: {@link Typed#goesTo}.
     */
    private List<AtQueue> queues(List<Queue> queues, Instant since) {
        return jdbc.sql("""
                        select coalesce(listed.queue, known.queue) as queue,
                            count(*) filter (where state in ('WAITING', 'OFFERED') and channel <> 'CALLBACK') as waiting,
                            min(joined_at) filter (where state in ('WAITING', 'OFFERED') and channel <> 'CALLBACK') as oldest,
                            count(*) filter (where state = 'TALKING') as talking,
                            count(*) filter (where is_answer) as answered,
                            count(*) filter (where is_answer and taken_at - joined_at <= within) as in_time,
                            count(*) filter (where callback_number is null and ending = 'GONE' and taken_at is null)
                                as abandoned,
                            count(*) filter (where callback_number is null and ending = 'GONE' and taken_at is null
                                and ended_at - joined_at > within) as abandoned_late
                        from (select queue, seconds * interval '1 second' as within, number
                                from unnest(:queues, :within) with ordinality as each (queue, seconds, number)) as listed
                            full join (select *, callback_number is null and taken_at >= :since
                                        and ending is distinct from 'ELSEWHERE'
                                        and (state <> 'TALKING' or call_id is not null) as is_answer
                                    from routing.contact where state <> 'ENDED' or ended_at >= :since)
                                as known on known.queue = listed.queue
                        group by coalesce(listed.queue, known.queue), number order by number""")
                .param("queues", queues.stream().map(Queue::id).toArray(String[]::new))
                .param(
                        "within",
                        queues.stream()
                                .map(each -> each.serviceLevel().within().toSeconds())
                                .toArray(Long[]::new))
                .param("since", Timestamp.from(since))
                .query((row, number) -> queue(row))
                .list();
    }

    private static AtQueue queue(ResultSet row) throws SQLException {
        return new AtQueue(
                row.getString("queue"),
                row.getInt("waiting"),
                Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                row.getInt("talking"),
                new Service(
                        row.getInt("answered"),
                        row.getInt("in_time"),
                        row.getInt("abandoned"),
                        row.getInt("abandoned_late")));
    }

    private List<ByReason> reasons() {
        return jdbc.sql("""
                        select matter, count(*) as waiting, min(joined_at) as oldest
                        from routing.contact
                        where state in ('WAITING', 'OFFERED') and channel <> 'CALLBACK'
                        group by matter order by waiting desc, matter""")
                .query((row, number) -> new ByReason(
                        row.getString("matter"),
                        row.getInt("waiting"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }

    /** Who is here, and who went since then. */
    private List<AtWork> agents(Instant since, Instant now) {
        return jdbc.sql("""
                        select name, agent.reason, id, queue, matter, joined_at, contact.state = 'OFFERED' as offered,
                            case when contact.state = 'OFFERED' then 'RINGS' when contact.state = 'TALKING' then 'TALKS'
                                when agent.state = 'SIGNED_OUT' then 'SIGNED_OUT' when wrap_up_until > :now then 'WRAP_UP'
                                when agent.state = 'AVAILABLE' then 'READY' else 'AWAY' end as doing,
                            case when contact.state = 'OFFERED' then offered_at when contact.state = 'TALKING' then taken_at
                                when agent.state <> 'SIGNED_OUT' and wrap_up_until > :now then coalesce(
                                    (select max(ended_at) from routing.contact as last
                                        where last.agent = name and last.state = 'ENDED' and ended_at >= :since), since)
                                when agent.state = 'AVAILABLE' then greatest(since, free_since) else since end as doing_since
                        from routing.agent
                            left join routing.contact on contact.agent = name and contact.state in ('OFFERED', 'TALKING')
                        where agent.state <> 'SIGNED_OUT' or since >= :since or id is not null
                        order by name, id""")
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(now))
                .query((row, number) -> agent(row))
                .list();
    }

    private static AtWork agent(ResultSet row) throws SQLException {
        return new AtWork(
                row.getString("name"),
                Doing.valueOf(row.getString("doing")),
                row.getString("reason"),
                row.getTimestamp("doing_since").toInstant(),
                row.getString("queue") == null ? Optional.empty() : Optional.of(contact(row)));
    }

    Optional<InDetail> contact(ContactId contact) {
        return jdbc.sql("""
                        select id, state, queue, case when state <> 'WAITING' then agent end as agent, matter, said, verified, card,
                            reference, arrived_at
                        from routing.contact where id = ?""")
                .param(contact.number())
                .query((row, number) -> detail(row))
                .optional();
    }

    private static InDetail detail(ResultSet row) throws SQLException {
        return new InDetail(
                new ContactId(row.getLong("id")),
                State.valueOf(row.getString("state")),
                row.getString("queue"),
                Optional.ofNullable(row.getString("agent")),
                DeskView.told(row),
                Optional.ofNullable(row.getString("reference")),
                row.getTimestamp("arrived_at").toInstant());
    }

    private List<WaitingContact> waiting() {
        return jdbc.sql("""
                        select id, queue, matter, joined_at, state = 'OFFERED' as offered from routing.contact
                        where state in ('WAITING', 'OFFERED') and channel <> 'CALLBACK' order by priority desc, arrived_at, id limit :most""")
                .param("most", MOST_ROWS)
                .query((row, number) -> contact(row))
                .list();
    }

    private List<CallbackDue> callbacks() {
        return jdbc.sql("""
                        select id, queue, matter, arrived_at, callback_tries, greatest(ready_at, arrived_at) as not_before,
                            state = 'OFFERED' as offered
                        from routing.contact where state in ('WAITING', 'OFFERED') and channel = 'CALLBACK'
                        order by priority desc, arrived_at, id limit :most""")
                .param("most", MOST_ROWS)
                .query((row, number) -> callback(row))
                .list();
    }

    private static CallbackDue callback(ResultSet row) throws SQLException {
        return new CallbackDue(
                new ContactId(row.getLong("id")),
                row.getString("queue"),
                row.getString("matter"),
                row.getTimestamp("arrived_at").toInstant(),
                row.getInt("callback_tries"),
                row.getTimestamp("not_before").toInstant(),
                row.getBoolean("offered"));
    }

    private static WaitingContact contact(ResultSet row) throws SQLException {
        return new WaitingContact(
                new ContactId(row.getLong("id")),
                row.getString("queue"),
                row.getString("matter"),
                row.getTimestamp("joined_at").toInstant(),
                row.getBoolean("offered"));
    }
}
