package org.cardline.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cardline.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What supervisors did, and when; written before it is done. Any thread. */
public final class Acts {
    private final JdbcClient jdbc;
    private final InstantSource time;

    Acts(Store store, InstantSource time) {
        jdbc = store.jdbc();
        this.time = time;
    }

    /**
     * One act, or what was wished and could not be done any more.
     *
     * @param what in words: {@code moves}
     * @param about whom or what, in words: {@code contact 7 to disputes}
     */
    public record Act(Instant at, String who, String what, String about) {}

    /** Somebody is about to do this. */
    void does(String who, String what, String about) {
        jdbc.sql("insert into desk.act (at, who, what, about) values (:at, :who, :what, :about)")
                .param("at", Timestamp.from(time.instant()))
                .param("who", who)
                .param("what", what)
                .param("about", about)
                .update();
    }

    /** The last ones, the latest first. */
    List<Act> last(int most) {
        return jdbc.sql("select at, who, what, about from desk.act order by id desc limit :most")
                .param("most", most)
                .query((row, number) -> new Act(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("about")))
                .list();
    }

    /** Deletes those before this moment. */
    public static void forget(Store store, Instant before) {
        store.jdbc()
                .sql("delete from desk.act where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
