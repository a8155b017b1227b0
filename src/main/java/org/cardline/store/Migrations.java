package org.cardline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings every room's schema to what this version knows; a newer one is refused untouched. */
final class Migrations {
    private static final String FOLDER = "db/migration/";
    private static final Pattern ROOM = Pattern.compile(FOLDER + "([a-z]+)/V[^/]+\\.sql$");

    private Migrations() {}

    /** @throws StoreException if a newer Cardline has written the database */
    static void bringUpToDate(DataSource database) {
        SortedSet<String> rooms = rooms();
        for (String room : rooms) refuseNewer(room, flyway(database, room));
        for (String room : rooms) flyway(database, room).migrate();
    }

    private static Flyway flyway(DataSource database, String room) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + FOLDER + room)
                .defaultSchema(room)
                .schemas(room)
                .cleanDisabled(true)
                .load();
    }

    private static void refuseNewer(String room, Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(done -> done.getState() == MigrationState.FUTURE_SUCCESS)
                .findFirst()
                .ifPresent(newer -> {
                    throw newer(room, newer);
                });
    }

    private static StoreException newer(String room, MigrationInfo newer) {
        return new StoreException("The database was written by a newer Cardline: its " + room + " has version "
                + newer.getVersion() + " (" + newer.getDescription() + "), which this one doesn't know."
                + " Start that newer Cardline, or restore a backup made by this one: ./cardline restore FILE."
                + " Nothing was changed.");
    }

    private static SortedSet<String> rooms() {
        try {
            var rooms = new TreeSet<String>();
            for (Resource each :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/V*.sql")) {
                Matcher path = ROOM.matcher(each.getURL().toString());
                if (path.find()) rooms.add(path.group(1));
            }
            return rooms;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
