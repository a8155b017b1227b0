package org.cardline.verification;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what limits count. */
final class EventTable {
    private final JdbcClient jdbc;

    EventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else counts this subject. */
    void lock(byte[] subject) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(ByteBuffer.wrap(subject).getLong())
                .query(row -> {});
    }

    /** The newest times, at most so many, the newest first. */
    List<Instant> latest(String kind, byte[] subject, int most) {
        return jdbc.sql("select at from verification.event where kind = ? and subject = ? order by at desc limit ?")
                .param(kind)
                .param(subject)
                .param(most)
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .list();
    }

    long count(String kind, byte[] subject, Instant since) {
        return jdbc.sql("select count(*) from verification.event where kind = ? and subject = ? and at > ?")
                .param(kind)
                .param(subject)
                .param(Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    long add(String kind, byte[] subject, Instant at) {
        return jdbc.sql("insert into verification.event (kind, subject, at) values (?, ?, ?) returning id")
                .param(kind)
                .param(subject)
                .param(Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    void remove(List<Long> ids) {
        jdbc.sql("delete from verification.event where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .update();
    }

    int removeBefore(Instant before) {
        return jdbc.sql("delete from verification.event where at < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
