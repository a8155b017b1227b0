package org.cardline.routing;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of numbers that were dialled. */
final class DialledTable {
    private static final long LOCK = 0x4341_5244_4449_414CL;

    private final JdbcClient jdbc;

    DialledTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else counts. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
    }

    /** How often this number was, for whatever reason. */
    long calls(String number, Instant since) {
        return jdbc.sql("select count(*) from routing.dialled where number = :number and at > :since")
                .param("number", number)
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    /** How many were that nobody had asked for. */
    long unasked(Instant since) {
        return jdbc.sql("select count(*) from routing.dialled where not asked_for and at > :since")
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    void add(String number, boolean askedFor, Instant now) {
        jdbc.sql("insert into routing.dialled (number, asked_for, at) values (:number, :askedFor, :now)")
                .param("number", number)
                .param("askedFor", askedFor)
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from routing.dialled where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
