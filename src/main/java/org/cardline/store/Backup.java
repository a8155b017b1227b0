package org.cardline.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A data folder as one file and back: a copy of the cluster while nothing runs on it, which is whole even after a crash,
 * since the write-ahead log is part of it. The embedded server ships without {@code pg_dump}.
 */
public final class Backup {
    private Backup() {}

    /**
     * Writes what a data folder keeps into a compressed tar file that its owner alone may read; no half of it is left
     * where that fails.
     *
     * @param apart files of the data folder that are kept apart from it, such as keys
     * @throws StoreException if Cardline runs on the folder, the file exists, or it can't be written
     */
    public static void write(Path data, Path file, Set<Path> apart) {
        if (Files.exists(file)) throw new StoreException(file + " exists already. Name a file that doesn't.");
        if (!Files.exists(data.resolve("postgres")))
            throw new StoreException("There is nothing to back up in " + data + ".");
        if (file.startsWith(data))
            throw new StoreException(file + " is in the data folder itself. Name a file outside of it.");
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        whileStopped(data, () -> {
            try {
                makePrivate(unfinished);
                tar("-czf", unfinished, data, members(data, apart));
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        });
    }

    /** Private from its first byte; gone with this process, if that is stopped. */
    private static void makePrivate(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        file.toFile().deleteOnExit();
    }

    private static List<String> members(Path data, Set<Path> apart) {
        var members = new ArrayList<>(List.of("--exclude=./lock", "--exclude=./postgres-*", "--exclude=./restoring"));
        for (Path each : apart) {
            if (each.startsWith(data)) members.add("--exclude=./" + data.relativize(each));
        }
        members.add(".");
        return members;
    }

    /**
     * Puts a backup into a data folder that holds nothing yet; one that isn't whole leaves nothing there.
     *
     * @throws StoreException if the folder is in use or holds a database, or the file isn't a whole backup
     */
    public static void restore(Path file, Path data) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file))
            throw new StoreException(file + " can't be read. Is it there, and may this user read it?");
        if (Files.exists(data.resolve("postgres")))
            throw new StoreException(
                    data + " holds a database already. Move it away first: mv " + data + " " + data + ".before");
        whileStopped(data, () -> {
            Path unfinished = data.resolve("restoring");
            delete(unfinished); // of a restore that was killed
            Files.createDirectory(unfinished);
            try {
                tar("-xpzf", file, unfinished, List.of());
                if (!Files.exists(unfinished.resolve("postgres/cluster/PG_VERSION")))
                    throw new StoreException(file + " is no backup of Cardline. Nothing was changed.");
                for (Path each : children(unfinished)) Files.move(each, data.resolve(each.getFileName()));
            } finally {
                delete(unfinished);
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void whileStopped(Path data, Work work) {
        try (FolderLock lock = FolderLock.take(data.toAbsolutePath())) {
            work.run();
        } catch (IOException cause) {
            throw new StoreException("That did not succeed: " + cause + ". Is it writable? Is there room?", cause);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private static void tar(String what, Path file, Path folder, List<String> members) throws IOException {
        var command = new ArrayList<>(
                List.of("tar", what, file.toAbsolutePath().toString(), "--numeric-owner", "-C", folder.toString()));
        command.addAll(members);
        Process tar = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = tar.onExit().join().exitValue();
        if (status != 0)
            throw new StoreException("tar ended with status " + status + " on " + file
                    + ". Is the file whole, and is there room on the disk? Its last words: " + lastLine(words));
    }

    private static String lastLine(String words) {
        return words.lines().reduce((one, next) -> next).orElse("none");
    }
}
