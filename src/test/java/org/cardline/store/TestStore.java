package org.cardline.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh database for a test class, with every room's schema, on one embedded server for all tests of this JVM.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestStore STORE = new TestStore();
 * }</pre>
 */
public final class TestStore implements BeforeAllCallback, AfterAllCallback {
    /** What is kept for the next tests of this checkout. */
    static final Path FOLDER = Path.of(
            System.getProperty("java.io.tmpdir"),
            "cardline-test-" + Integer.toHexString(Path.of("").toAbsolutePath().hashCode()));

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Optional<Open> open = Optional.empty();

    private record Open(String name, DatabaseAddress address, Store store) {}

    /** The store of this class; open from before its first test until after its last. */
    public Store store() {
        return open.orElseThrow().store();
    }

    public DataSource dataSource() {
        return store().dataSource();
    }

    public JdbcClient jdbc() {
        return store().jdbc();
    }

    public Transactions transactions() {
        return store().transactions();
    }

    /** The database's address, for a process of its own: as {@code CARDLINE_DATABASE_URL}. */
    public String url() {
        DatabaseAddress address = open.orElseThrow().address();
        String account = address.user().orElseThrow() + ":" + address.password().orElseThrow();
        return address.url().substring("jdbc:".length()).replace("://", "://" + account + "@");
    }

    /** From now on nobody is connected, and nobody can be. */
    public void goesDown() {
        takesConnections(false);
        Server.ADMIN
                .jdbc()
                .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = ?")
                .param(open.orElseThrow().name())
                .query(Integer.class)
                .single();
    }

    /** After {@link #goesDown}; whoever asks from now on has a new connection. */
    public void comesBack() {
        takesConnections(true);
        ((HikariDataSource) dataSource()).getHikariPoolMXBean().softEvictConnections();
    }

    private void takesConnections(boolean any) {
        String name = open.orElseThrow().name();
        Server.ADMIN
                .jdbc()
                .sql("alter database " + name + " allow_connections " + any)
                .update();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open();
    }

    /** For programs among the tests, which {@link #close} it themselves. */
    public void open() {
        String name = "test" + DATABASES.incrementAndGet();
        Server.ADMIN
                .jdbc()
                .sql("create database " + name + " template cardline")
                .update();
        DatabaseAddress address = Server.SERVER.database(name);
        open = Optional.of(new Open(name, address, Store.connected(Optional.empty(), address)));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    public void close() {
        store().close();
    }

    /** Started by the first class that needs it; ends with the JVM. Its folder is kept, so the next start is quick. */
    private static final class Server {
        static final PostgresServer SERVER = start();
        static final Store ADMIN = admin();

        private static PostgresServer start() {
            PostgresServer server = start(FOLDER, 1);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }

        /** Another test JVM of this checkout may have the first folder. */
        private static PostgresServer start(Path folder, int number) {
            Path data = folder.resolve(Integer.toString(number));
            try {
                LentPrograms.to(data);
                return PostgresServer.start(data);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (StoreException inUse) {
                if (number == 8) throw inUse;
                return start(folder, number + 1);
            }
        }

        private static Store admin() {
            Store admin = Store.connected(Optional.empty(), SERVER.database("postgres"));
            admin.jdbc()
                    .sql("select datname from pg_database where datname ~ '^(cardline|test\\d+)$'")
                    .query(String.class)
                    .list()
                    .forEach(old -> admin.jdbc().sql("drop database " + old).update());
            // Quicker, and no test pulls the plug on the server itself.
            admin.jdbc().sql("alter system set fsync = off").update();
            admin.jdbc().sql("alter system set synchronous_commit = off").update();
            admin.jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
            Store.createDatabase(SERVER);
            Store.upToDate(Optional.empty(), SERVER.database("cardline")).close();
            return admin;
        }
    }
}
