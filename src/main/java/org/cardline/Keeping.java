package org.cardline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.store.Backup;
import org.cardline.store.Store;

/** {@code ./cardline forget}, {@code backup} and {@code restore}: what is kept, and for how long. */
final class Keeping {
    private Keeping() {}

    /** Deletes what the programme keeps no longer; also beside a Cardline that runs. */
    static void forget(Settings settings) {
        Programme programme = Programmes.load(settings.programme());
        new DataFolder(settings.data()).belongTo(programme);
        try (Store store = Store.openBeside(settings.store())) {
            store.belongTo(programme.name());
            System.out.println(new Forgetting(store, InstantSource.system()).forget(programme.retention()));
        }
    }

    /** Without the key of recordings: who has the file alone can't hear them. */
    static void backup(Settings settings, Path file) {
        requireEmbedded(settings, "pg_dump --format=custom --file=FILE ");
        Backup.write(settings.data(), file, Set.of(settings.key()));
        System.out.println("Backed up " + settings.data() + " to " + file + ", which its owner alone may read.\n"
                + "The key of recordings is not in it. Keep a copy of " + settings.key() + " in another place.");
    }

    static void restore(Settings settings, Path file) {
        requireEmbedded(settings, "pg_restore --clean --if-exists FILE --dbname=");
        Backup.restore(file, settings.data());
        System.out.println("Restored " + file + " to " + settings.data()
                + ". Start it, with the same CARDLINE_DATA: ./cardline up");
        if (Files.notExists(settings.key()))
            System.out.println(
                    "Before that, copy the key of recordings to " + settings.key()
                            + ", or set CARDLINE_KEY_FILE to it.\nWithout it the recordings can't be heard, and limits count anew.");
    }

    private static void requireEmbedded(Settings settings, String instead) {
        if (settings.databaseUrl().isPresent())
            throw new SettingsException(List.of("CARDLINE_DATABASE_URL names a PostgreSQL of your own: use its tools, "
                    + instead + "\"$CARDLINE_DATABASE_URL\""));
    }
}
