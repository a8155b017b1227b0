package org.cardline.routing;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of processes. */
final class NodeTable {
    private final JdbcClient jdbc;

    NodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** This incarnation is there until then; one before it under the same name is no more. */
    void beat(Incarnation node, Instant until) {
        jdbc.sql("""
                        insert into routing.node (name, incarnation, lease_until) values (:name, :incarnation, :until)
                        on conflict (name) do update
                        set incarnation = excluded.incarnation, lease_until = excluded.lease_until""")
                .param("name", node.node())
                .param("incarnation", node.id())
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Those who were there then are, until then at least. */
    void spare(Instant since, Instant until) {
        jdbc.sql("update routing.node set lease_until = greatest(lease_until, :until) where lease_until > :since")
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .update();
    }
}
