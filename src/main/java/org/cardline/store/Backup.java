package org.cardline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A data folder as one file and back: a copy of the cluster while nothing runs on it, which is whole even after a crash,
 * since the write-ahead log is part of it. The embedded server ships without {@code pg_dump}.
 */
public final class Backup {
    private Backup() {}

    /**
     * Writes all that a data folder keeps into a compressed tar file.
     *
     * @throws StoreException if Cardline runs on the folder, the file exists, or it can't be written
     */
    public static void write(Path data, Path file) {
        if (Files.exists(file)) throw new StoreException(file + " exists already. Name a file that doesn't.");
        if (!Files.exists(data.resolve("postgres")))
            throw new StoreException("There is nothing to back up in " + data + ".");
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        whileStopped(data, () -> {
            tar("-czf", unfinished, data, List.of("--exclude=./lock", "--exclude=./postgres-*", "."));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /**
     * Puts a backup into a data folder that holds nothing yet.
     *
     * @throws StoreException if the folder is in use or holds a database, or the file isn't a whole backup
     */
    public static void restore(Path file, Path data) {
        if (!Files.isReadable(file)) throw new StoreException(file + " can't be read.");
        if (Files.exists(data.resolve("postgres")))
            throw new StoreException(
                    data + " holds a database already. Move it away first: mv " + data + " " + data + ".before");
        whileStopped(data, () -> {
            Path unfinished = Files.createTempDirectory(data, "restoring");
            tar("-xpzf", file, unfinished, List.of());
            if (!Files.exists(unfinished.resolve("postgres/cluster/PG_VERSION")))
                throw new StoreException(file + " is no backup of Cardline. Nothing was changed.");
            for (Path each : children(unfinished)) Files.move(each, data.resolve(each.getFileName()));
            Files.delete(unfinished);
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void whileStopped(Path data, Work work) {
        try (FolderLock lock = FolderLock.take(data.toAbsolutePath())) {
            work.run();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static void tar(String what, Path file, Path folder, List<String> members) throws IOException {
        var command = new ArrayList<>(
                List.of("tar", what, file.toAbsolutePath().toString(), "--numeric-owner", "-C", folder.toString()));
        command.addAll(members);
        int status =
                new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
        if (status != 0)
            throw new StoreException("tar ended with status " + status + " on " + file
                    + ". Is the file whole, and is there room on the disk?");
    }
}
