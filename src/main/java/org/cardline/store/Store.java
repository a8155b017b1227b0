package org.cardline.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The open database, its schemas up to date. Any thread may use it. Whoever opened it closes it, as the last thing of
 * all: then the embedded server stops too.
 */
public final class Store implements AutoCloseable {
    private static final String DATABASE = "cardline";
    /** Connections; whoever asks beyond them waits {@link #WAIT_MILLIS} and then fails. */
    private static final int POOL = 20;

    private static final int WAIT_MILLIS = 5_000;
    private static final int HEALTH_SECONDS = 2;

    /** A database that is silent for longer in the middle of something is gone: callers wait for it. */
    private static final String SILENT_SECONDS = "10";

    private static final int UNHURRIED_POOL = 2;

    private final Optional<PostgresServer> server;
    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    private Store(Optional<PostgresServer> server, DatabaseAddress address, HikariDataSource pool) {
        this.server = server;
        this.address = address;
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
        this.transactions = new Transactions(pool);
    }

    /**
     * Starts the embedded server, or connects to the operator's own, and brings the schemas up to date.
     *
     * @throws StoreException if the database can't be used; the message says why and how to mend it
     */
    public static Store open(StoreSettings settings) {
        return settings.databaseUrl()
                .map(url -> upToDate(Optional.empty(), DatabaseAddress.parse(url)))
                .orElseGet(() -> openEmbedded(PostgresServer.start(settings.data())));
    }

    /**
     * As {@link #open}, but beside a Cardline that runs on the same data folder: then its server is used and goes on.
     *
     * @throws StoreException if the database can't be used
     */
    public static Store openBeside(StoreSettings settings) {
        Optional<DatabaseAddress> running = settings.databaseUrl().isPresent()
                ? Optional.empty()
                : PostgresServer.elsewhere(settings.data(), DATABASE);
        return running.map(address -> connected(Optional.empty(), address)).orElseGet(() -> open(settings));
    }

    private static Store openEmbedded(PostgresServer server) {
        try {
            createDatabase(server);
            return upToDate(Optional.of(server), server.database(DATABASE));
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    static void createDatabase(PostgresServer server) {
        try (var admin = unhurriedPool(server.database("postgres"))) {
            var jdbc = JdbcClient.create(admin);
            boolean exists = !jdbc.sql("select 1 from pg_database where datname = ?")
                    .param(DATABASE)
                    .query()
                    .listOfRows()
                    .isEmpty();
            if (!exists) jdbc.sql("create database " + DATABASE).update();
        }
    }

    static Store upToDate(Optional<PostgresServer> server, DatabaseAddress address) {
        try (var unhurried = unhurriedPool(address)) {
            Migrations.bringUpToDate(unhurried);
        }
        return connected(server, address);
    }

    /** Without a look at the schemas. */
    static Store connected(Optional<PostgresServer> server, DatabaseAddress address) {
        HikariConfig config = config(address, POOL);
        config.addDataSourceProperty("socketTimeout", SILENT_SECONDS);
        return new Store(server, address, connected(config));
    }

    /** For work that may take the database minutes, and that nobody waits for; it has connections of its own meanwhile. */
    public <T> T unhurried(Function<Store, T> work) {
        try (var unhurried = new Store(Optional.empty(), address, unhurriedPool(address))) {
            return work.apply(unhurried);
        }
    }

    private static HikariDataSource unhurriedPool(DatabaseAddress address) {
        return connected(config(address, UNHURRIED_POOL));
    }

    private static HikariConfig config(DatabaseAddress address, int connections) {
        var config = new HikariConfig();
        config.setPoolName(DATABASE);
        config.setJdbcUrl(address.url());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.addDataSourceProperty("ApplicationName", DATABASE);
        // An error names the constraint, never the values: those are the callers'.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("connectTimeout", Integer.toString(WAIT_MILLIS / 1_000));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    private static HikariDataSource connected(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException cause) {
            throw new StoreException(
                    "The database does not answer: " + rootMessage(cause)
                            + " Check that it runs and that CARDLINE_DATABASE_URL is right.",
                    cause);
        }
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) root = root.getCause();
        return String.valueOf(root.getMessage());
    }

    /** For {@link JdbcClient} and for Spring; transactions of this thread are seen through it. */
    public DataSource dataSource() {
        return pool;
    }

    /** SQL, inside the transaction of the calling thread where there is one. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    public Transactions transactions() {
        return transactions;
    }

    /**
     * Writes down whose database this is, the first time.
     *
     * @param programme its name
     * @throws StoreException if it is another programme's
     */
    public void belongTo(String programme) {
        jdbc.sql("insert into store.programme (name) values (?) on conflict do nothing")
                .param(programme)
                .update();
        String owner =
                jdbc.sql("select name from store.programme").query(String.class).single();
        if (!owner.equals(programme))
            throw new StoreException("The database is the programme " + owner + "'s. Give " + programme
                    + " a database of its own with CARDLINE_DATABASE_URL. If " + owner
                    + " was only renamed, tell the database: update store.programme set name = '" + programme + "'.");
    }

    /** Whether the database answers now, within {@value #HEALTH_SECONDS} seconds of having a connection. */
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(HEALTH_SECONDS);
        } catch (SQLException doesNot) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(PostgresServer::close);
    }
}
