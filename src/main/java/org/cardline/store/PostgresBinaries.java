package org.cardline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the jar that Maven chose for this system and processor.
 *
 * <p>The archive is a tar in xz: a library unpacks the xz (not every system's tar can), the system's tar does the rest,
 * with its links and modes.
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * Unpacks the programs unless they are there already.
     *
     * @return the folder with {@code bin/postgres}; its name holds the archive's digest, so a newer version lies beside
     */
    static Path unpackedIn(Path folder) throws IOException {
        Path unpacked = folder.resolve("postgres-" + digest());
        if (Files.isDirectory(unpacked)) return unpacked;
        Path unfinished = Files.createTempDirectory(folder, "postgres-unpacking");
        untar(unfinished);
        PostgresAccount.openToAll(unfinished);
        return Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void untar(Path target) throws IOException {
        Process tar = new ProcessBuilder("tar", "-x", "-f", "-", "-C", target.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream archive = new XZInputStream(archive());
                OutputStream toTar = tar.getOutputStream()) {
            archive.transferTo(toTar);
        }
        int status = tar.onExit().join().exitValue();
        if (status != 0)
            throw new StoreException("PostgreSQL could not be unpacked into " + target + ": tar ended with status "
                    + status + ". Is there room on the disk? It needs 100 MB.");
    }

    private static String digest() throws IOException {
        try (InputStream archive = archive()) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(archive.readAllBytes());
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static InputStream archive() {
        String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (archive == null)
            throw new StoreException("No embedded PostgreSQL for this machine (" + name
                    + "). Set CARDLINE_DATABASE_URL to a PostgreSQL of your own.");
        return archive;
    }

    /** The archive's name inside the jar, as {@code io.zonky.test.postgres} gives it. */
    static String archiveName(String system, String processor) {
        String family = system.startsWith("Mac") ? "darwin" : system.toLowerCase(java.util.Locale.ROOT);
        boolean arm = processor.equals("aarch64");
        return "postgres-" + family + (arm ? "-arm_64" : "-x86_64") + ".txz";
    }
}
