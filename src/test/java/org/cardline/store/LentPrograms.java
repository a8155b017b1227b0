package org.cardline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, unpacked once for all tests of a checkout: each data folder of its own would take seconds of it. */
public final class LentPrograms {
    private LentPrograms() {}

    /** From now on they are in this data folder, as a link. */
    public static synchronized void to(Path data) throws IOException {
        Path programs = PostgresBinaries.unpackedIn(folder());
        Path link = Files.createDirectories(data).resolve(programs.getFileName());
        if (!Files.exists(link)) Files.createSymbolicLink(link, programs);
    }

    private static Path folder() throws IOException {
        Path folder = Files.createDirectories(TestStore.FOLDER.resolve("programs"));
        PostgresAccount.openToAll(TestStore.FOLDER);
        PostgresAccount.openToAll(folder);
        return folder;
    }
}
