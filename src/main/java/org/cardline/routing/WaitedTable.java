package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardline.routing.Floor.Minute;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many waited, minute by minute: written down as it was seen, as contacts themselves forget where they waited before. */
final class WaitedTable {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;

    WaitedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How it stands now is how it stood in this minute, where no process has looked before. */
    void note(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        jdbc.sql("""
                        with old as (delete from routing.waited where minute < :keptSince)
                        insert into routing.waited (minute, queues, waiting)
                        select cast(:minute as timestamptz), coalesce(array_agg(queue), '{}'), coalesce(array_agg(waiting), '{}')
                        from (select queue, cast(count(*) as int) as waiting from routing.contact
                            where state in ('WAITING', 'OFFERED') and channel <> 'CALLBACK' group by queue) as queued
                        on conflict do nothing""")
                .param("minute", Timestamp.from(minute))
                .param("keptSince", Timestamp.from(minute.minus(KEPT)))
                .update();
    }

    /** Those after that moment in which somebody looked, the oldest first. */
    List<Minute> after(Instant moment) {
        return jdbc.sql("select minute, queues, waiting from routing.waited where minute > ? order by minute")
                .param(Timestamp.from(moment))
                .query((row, number) -> minute(row))
                .list();
    }

    private static Minute minute(ResultSet row) throws SQLException {
        var waiting = new HashMap<String, Integer>();
        var queues = (String[]) row.getArray("queues").getArray();
        var counts = (Integer[]) row.getArray("waiting").getArray();
        for (int i = 0; i < queues.length; i++) waiting.put(queues[i], counts[i]);
        return new Minute(row.getTimestamp("minute").toInstant(), Map.copyOf(waiting));
    }
}
