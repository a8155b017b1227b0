package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cardline.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is typed in a talk, by a caller who can't speak or hear and by the agent. It stays with the call, whoever takes it,
 * and is kept as long as contacts are. Any thread.
 */
public final class Typed {
    /** A longer line is for nobody's patience, and refused before it comes here. */
    public static final int LONGEST = 300;

    /** Of one call; beyond them none is taken. */
    static final int MOST = 500;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Outage outage;

    Typed(Store store, InstantSource clock, Outage outage) {
        this.jdbc = store.jdbc();
        this.clock = clock;
        this.outage = outage;
    }

    /** One line, sent whole. */
    public record Line(long id, boolean byCaller, String words) {}

    /** What the caller of this call types is for whoever has this contact from now on. */
    public void goesTo(ContactId contact, String callId) {
        outage.write(() -> jdbc.sql("update routing.contact set call_id = ? where id = ?")
                .param(callId)
                .param(contact.number())
                .update());
    }

    /** False where they talk with nobody, or typed too much. */
    public boolean byCaller(String callId, String words) {
        return add(callId, true, words);
    }

    /** False where the agent is in no talk in which anything can be typed. */
    public boolean byAgent(String agent, String words) {
        return jdbc
                .sql(
                        "select call_id from routing.contact where agent = ? and state = 'TALKING' and call_id is not null")
                .param(agent)
                .query(String.class)
                .list()
                .stream()
                .anyMatch(callId -> add(callId, false, words));
    }

    private boolean add(String callId, boolean byCaller, String words) {
        return jdbc.sql("""
                        insert into routing.typed (call_id, by_caller, words, at)
                        select :call, :byCaller, :words, :now
                        where exists (select 1 from routing.contact where call_id = :call and state = 'TALKING')
                            and (select count(*) from routing.typed where call_id = :call) < :most""")
                        .param("call", callId)
                        .param("byCaller", byCaller)
                        .param("words", words)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("most", MOST)
                        .update()
                == 1;
    }

    /** All that was typed in the call of this contact, the oldest first. */
    public List<Line> of(ContactId contact) {
        return jdbc.sql("""
                        select typed.id, by_caller, words from routing.typed join routing.contact using (call_id)
                        where contact.id = ? order by typed.id""")
                .param(contact.number())
                .query((row, number) -> line(row))
                .list();
    }

    /** What the agents typed in this call after that line; 0 for all. */
    public List<Line> byAgents(String callId, long after) {
        return jdbc.sql("""
                        select id, by_caller, words from routing.typed
                        where call_id = ? and id > ? and not by_caller order by id""")
                .param(callId)
                .param(after)
                .query((row, number) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getLong("id"), row.getBoolean("by_caller"), row.getString("words"));
    }

    static void forget(Store store, Instant before) {
        store.jdbc()
                .sql("delete from routing.typed where at < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
