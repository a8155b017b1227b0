package org.cardline.routing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rows tell of waits: who goes before whom, and how it went in the last hours, weighted as {@link Observed} does. */
final class WaitTable {
    /** What is longer ago has no weight to speak of. */
    private static final Duration HOURS = Duration.ofHours(5);

    private final JdbcClient jdbc;

    WaitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contact that waits, or is offered. */
    record Own(long id, Channel channel, String queue, String needs, int priority, Instant arrivedAt) {}

    /** Empty where it doesn't wait. */
    Optional<Own> own(ContactId contact) {
        return jdbc.sql("""
                        select id, channel, queue, needs, priority, arrived_at from routing.contact
                        where id = :id and state in ('WAITING', 'OFFERED')""")
                .param("id", contact.number())
                .query((row, number) -> new Own(
                        row.getLong("id"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("queue"),
                        row.getString("needs"),
                        row.getInt("priority"),
                        row.getTimestamp("arrived_at").toInstant()))
                .optional();
    }

    /** So many of those who need this. */
    record Some(String needs, double count) {}

    /** Who waits and goes before this contact, in whatever queue. */
    List<Some> ahead(Own own, Instant now) {
        return jdbc.sql("""
                        select needs, count(*) as some from routing.contact
                        where state = 'WAITING' and ready_at <= :now and (channel = 'CHAT') = (:channel = 'CHAT')
                            and (priority > :priority or priority = :priority
                                and (arrived_at, id) < (:arrivedAt, :id))
                        group by needs""")
                .param("channel", own.channel().name())
                .param("priority", own.priority())
                .param("arrivedAt", Timestamp.from(own.arrivedAt()))
                .param("id", own.id())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Some(row.getString("needs"), row.getDouble("some")))
                .list();
    }

    /** Who came with a higher priority. */
    List<Some> overtaking(Own own, double halfLife, Instant now) {
        return jdbc.sql("""
                        select needs, sum(exp(-extract(epoch from :now - joined_at) / :span)) as some
                        from routing.contact
                        where priority > :priority and (channel = 'CHAT') = (:channel = 'CHAT') and joined_at between :since and :now
                        group by needs""")
                .param("channel", own.channel().name())
                .param("priority", own.priority())
                .param("since", Timestamp.from(now.minus(HOURS)))
                .param("now", Timestamp.from(now))
                .param("span", halfLife / Math.log(2))
                .query((row, number) -> new Some(row.getString("needs"), row.getDouble("some")))
                .list();
    }

    /**
     * An agent who is here.
     *
     * @param atWork takes another contact when free
     * @param free takes one now
     * @param awaySince here and away since then, by their own wish or because an offer was not answered
     */
    record Here(String name, Set<String> able, boolean atWork, boolean free, Optional<Instant> awaySince) {
        /** For how many seconds. */
        Optional<Double> away(Instant now) {
            return awaySince.map(
                    since -> Math.max(0, Duration.between(since, now).toMillis() / 1e3));
        }
    }

    /** All who could have worked, those who are gone by now among them. */
    List<Here> agents(Instant now) {
        return jdbc.sql("""
                        select name, able, state = 'AVAILABLE' and lease_until > :now as at_work,
                            state = 'AVAILABLE' and load = 0 and wrap_up_until <= :now and lease_until > :now as free,
                            case when state = 'UNAVAILABLE' and reason <> 'gone' and lease_until > :now then since end as away
                        from routing.agent""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Here(
                        row.getString("name"),
                        Matching.words(row.getString("able")),
                        row.getBoolean("at_work"),
                        row.getBoolean("free"),
                        Optional.ofNullable(row.getTimestamp("away")).map(Timestamp::toInstant)))
                .list();
    }

    /** What these agents have done, and are doing; wrap-up of more than ten minutes is none. */
    Observed works(List<Here> agents, Channel channel, double halfLife, Instant now) {
        return observed(
                jdbc.sql("""
                        select coalesce(sum(exp(-over / :span)) filter (where free_at <= :now), 0) as events,
                            coalesce(sum(:span * (exp(-over / :span) - exp(-began / :span))), 0) as seconds
                        from (select free_at, cast(extract(epoch from :now - offered_at) as float) as began,
                                cast(extract(epoch from :now - least(
                                    coalesce(free_at, ended_at + interval '10 minutes', :now), :now)) as float) as over
                            from routing.contact
                            where joined_at >= :since and (channel = 'CHAT') = (:subject = 'CHAT') and agent = any(:agents)
                                and (state = 'TALKING' or state = 'ENDED' and taken_at is not null)) as work""")
                        .param("subject", channel.name())
                        .param("agents", agents.stream().map(Here::name).toArray(String[]::new)),
                halfLife,
                now);
    }

    /** Who gave up in this queue, and how long it was waited. */
    Observed leaving(String queue, double halfLife, Instant now) {
        return observed(jdbc.sql("""
                        select coalesce(sum(exp(-over / :span)) filter (where gave_up), 0) as events,
                            coalesce(sum(:span * (exp(-over / :span) - exp(-began / :span))), 0) as seconds
                        from (select taken_at is null and ending in ('LEFT', 'GONE') as gave_up,
                                cast(extract(epoch from :now - joined_at) as float) as began,
                                cast(extract(epoch from :now - least(coalesce(taken_at, ended_at, :now), :now)) as float)
                                    as over
                            from routing.contact
                            where joined_at between :since and :now and queue = :subject) as wait""").param("subject", queue), halfLife, now);
    }

    private static Observed observed(JdbcClient.StatementSpec query, double halfLife, Instant now) {
        return query.param("since", Timestamp.from(now.minus(HOURS)))
                .param("now", Timestamp.from(now))
                .param("span", halfLife / Math.log(2))
                .query((row, number) -> new Observed(halfLife, row.getDouble("events"), row.getDouble("seconds")))
                .single();
    }
}
