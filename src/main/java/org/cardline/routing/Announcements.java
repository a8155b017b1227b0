package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What callers of an entry point hear before anything else, while a supervisor wants it. In the database; each process looks
 * twice a second, so that no call asks. Any thread.
 */
public final class Announcements {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private volatile Map<String, Announced> now = Map.of();

    Announcements(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One that is heard.
     *
     * @param dialled of which entry point
     * @param name what the programme calls it
     * @param by the supervisor
     */
    public record Announced(String dialled, String name, String by, Instant since) {}

    /** What is heard there; asks nobody and waits for nothing. */
    public Optional<Announced> at(String dialled) {
        return Optional.ofNullable(now.get(dialled));
    }

    /** All that are heard. */
    public List<Announced> all() {
        return jdbc.sql("select dialled, name, set_by, since from routing.announcement order by dialled")
                .query((row, number) -> announced(row))
                .list();
    }

    private static Announced announced(ResultSet row) throws SQLException {
        return new Announced(
                row.getString("dialled"),
                row.getString("name"),
                row.getString("set_by"),
                row.getTimestamp("since").toInstant());
    }

    /** From now on this is heard there, and nothing else. */
    public void announce(String dialled, String name, String by) {
        jdbc.sql("""
                        insert into routing.announcement (dialled, name, set_by, since) values (:dialled, :name, :by, :now)
                        on conflict (dialled) do update
                        set name = excluded.name, set_by = excluded.set_by, since = excluded.since""")
                .param("dialled", dialled)
                .param("name", name)
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        look();
    }

    /** From now on nothing is. */
    public void silence(String dialled) {
        jdbc.sql("delete from routing.announcement where dialled = ?")
                .param(dialled)
                .update();
        look();
    }

    /** Sees what other processes have changed. */
    void look() {
        now = all().stream().collect(Collectors.toUnmodifiableMap(Announced::dialled, Function.identity()));
    }
}
