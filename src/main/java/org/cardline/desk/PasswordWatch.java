package org.cardline.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cardline.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Learns within a second whose password was set anew, on whichever process: what was begun with the old one may have no page that
 * would notice, such as a talk on a SIP telephone. A thread of its own.
 */
final class PasswordWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordWatch.class);

    private final JdbcClient jdbc;
    private final Consumer<String> changed;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("passwords").factory());
    private final Map<String, Integer> seen;

    /** @param changed told whose */
    PasswordWatch(Store store, Consumer<String> changed) {
        jdbc = store.jdbc();
        this.changed = changed;
        seen = counts();
    }

    PasswordWatch start() {
        var _ = thread.scheduleWithFixedDelay(this::tryToLook, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    private void tryToLook() {
        try {
            look();
        } catch (RuntimeException databaseAway) {
            LOG.warn("Whether there are new passwords can't be told now: {}", databaseAway.getMessage());
        }
    }

    void look() {
        counts().forEach((name, count) -> {
            if (count > seen.getOrDefault(name, 0)) changed.accept(name);
            seen.put(name, count); // what failed is tried again
        });
    }

    private Map<String, Integer> counts() {
        var counts = new HashMap<String, Integer>();
        jdbc.sql("select agent, changes from desk.password").query(row -> {
            counts.put(row.getString("agent"), row.getInt("changes"));
        });
        return counts;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
