package org.cardline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which account PostgreSQL's programs run: it refuses to be root, so as root they run as {@code nobody}.
 *
 * <p>On Linux they get a session of their own, so that Ctrl-C in the terminal reaches Cardline alone and running calls
 * keep their database while they end; and a signal when the thread that started them dies, so that a killed Cardline
 * leaves no server behind. macOS has neither program; there the next start stops what was left.
 */
final class PostgresAccount {
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
    private static final boolean ROOT = System.getProperty("user.name").equals("root");
    /** {@code nobody} and its group, the same number on every Linux in use. */
    private static final int NOBODY = 65534;

    private PostgresAccount() {}

    /** The whole command line that runs a program with these arguments. */
    static List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (LINUX) command.addAll(List.of("setsid", "setpriv"));
        if (LINUX && ROOT) command.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        if (LINUX) command.addAll(List.of("--pdeathsig=INT", "--"));
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** Makes a folder that only PostgreSQL's account may enter (0700), inside one that it can pass through (0711). */
    static Path ownFolder(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        if (ROOT) permit(parent, "rwx--x--x");
        Path folder = parent.resolve(name);
        Files.createDirectories(folder);
        permit(folder, "rwx------");
        give(folder);
        return folder;
    }

    /** Makes PostgreSQL's account the owner of this file or folder. */
    static void give(Path path) throws IOException {
        if (!ROOT) return;
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
    }

    static void openToAll(Path folder) throws IOException {
        permit(folder, "rwxr-xr-x");
    }

    /**
     * The first folder on the way to this one that PostgreSQL's account can't pass, which only happens as root.
     *
     * @throws StoreException if there is one
     */
    static void requireReachable(Path data) throws IOException {
        if (!ROOT) return;
        for (Path folder = data.getParent(); folder != null; folder = folder.getParent()) {
            int mode = (int) Files.getAttribute(folder, "unix:mode");
            if ((mode & 1) == 0)
                throw new StoreException("PostgreSQL refuses to run as root, and as another user it can't reach " + data
                        + " because " + folder + " is closed to others."
                        + " Set CARDLINE_DATA to a folder that isn't, for example /var/lib/cardline");
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
