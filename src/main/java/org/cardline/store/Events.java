package org.cardline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one process tells the others: ids alone, on one channel, all that waits in one notification. It may be lost (a
 * connection breaks, nobody listens yet), so whoever depends on it also looks by itself now and then. Any thread.
 */
public final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    /** PostgreSQL takes less than 8,000 bytes; an id is at most 20 digits and a comma. */
    private static final int MOST_IDS = 350;

    /** Beyond it what is told is dropped: the others look by themselves. */
    private static final int MOST_WAITING = 100_000;

    /** What a process that closes tells. */
    private static final String NOTHING = "";

    private static final int LISTEN_MILLIS = 200;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final Store store;
    private final String channel;
    private final Consumer<List<Long>> heard;
    private final BlockingQueue<Long> told = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Thread> threads;
    private volatile boolean closed;

    private Events(Store store, String channel, Consumer<List<Long>> heard) {
        this.store = store;
        this.channel = channel;
        this.heard = heard;
        threads = List.of(thread("tells", this::send), thread("hears", this::listen));
    }

    /**
     * Begins to tell and to hear.
     *
     * @param channel a small word, no user's
     * @param heard told on a thread of this what others, and this process itself, have told; should be quick
     */
    public static Events start(Store store, String channel, Consumer<List<Long>> heard) {
        if (!channel.matches("[a-z]{1,30}")) throw new IllegalArgumentException("No channel: " + channel);
        var events = new Events(store, channel, heard);
        events.threads.forEach(Thread::start);
        return events;
    }

    private interface Turns {
        void run(Connection connection) throws SQLException;
    }

    private Thread thread(String does, Turns turns) {
        return Thread.ofPlatform().name(channel + '-' + does).daemon().unstarted(() -> untilClosed(turns));
    }

    /** A broken connection is replaced; what was in it is lost. */
    private void untilClosed(Turns turns) {
        while (!closed) {
            try (Connection connection = store.dataSource().getConnection()) {
                turns.run(connection);
            } catch (SQLException broken) {
                LOG.warn("Events of {} wait for the database: {}", channel, broken.getMessage());
                pause();
            }
        }
    }

    /** After a fault alone: a database that is down is not asked without end. Nothing could wake this earlier. */
    private void pause() {
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells these ids to all who listen, soon. */
    public void tell(List<Long> ids) {
        for (Long id : ids) if (!told.offer(id)) return;
    }

    private void send(Connection connection) throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            while (!closed) {
                Long first = next();
                if (first != null) send(notify, first);
            }
            say(notify, NOTHING); // wakes who listens here, whom no interrupt does
        }
    }

    private @Nullable Long next() {
        try {
            return told.poll(LISTEN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return null; // it is closed
        }
    }

    private void send(PreparedStatement notify, Long first) throws SQLException {
        var ids = new ArrayList<Long>();
        ids.add(first);
        told.drainTo(ids, MOST_IDS - 1);
        say(notify, String.join(",", ids.stream().map(String::valueOf).toList()));
    }

    private void say(PreparedStatement notify, String ids) throws SQLException {
        notify.setString(1, channel);
        notify.setString(2, ids);
        notify.execute();
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
        }
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] came = listening.getNotifications(LISTEN_MILLIS);
            if (came != null && came.length > 0) hear(came);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private void hear(PGNotification[] came) {
        var ids = new ArrayList<Long>();
        for (PGNotification each : came) {
            if (each.getParameter().equals(NOTHING)) continue;
            for (String id : each.getParameter().split(",")) ids.add(Long.valueOf(id));
        }
        if (ids.isEmpty()) return;
        try {
            heard.accept(ids);
        } catch (RuntimeException fault) {
            LOG.error("What was told on {} was not taken", channel, fault);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        for (Thread each : threads) join(each);
    }

    private static void join(Thread thread) {
        try {
            thread.join(AFTER_A_FAULT);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
