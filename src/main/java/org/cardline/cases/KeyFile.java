package org.cardline.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The installation's key, in a file outside the database ({@code CARDLINE_KEY_FILE}): 32 random bytes in hexadecimal,
 * readable by its owner alone. Keys for each purpose are derived from it (HKDF, RFC 5869). Lost with it: recorded
 * statements, and what limits have counted.
 */
public final class KeyFile {
    private static final int BYTES = 32;
    private static final String OWNER_ONLY = "rw-------";

    private final byte[] key;

    private KeyFile(byte[] key) {
        this.key = key;
    }

    /**
     * Reads the key; in a demonstration a missing file is made first.
     *
     * @throws KeyFileException if there is no file to read, it holds no key, or others may read it; the message
     *     says how to mend it
     */
    public static KeyFile open(Path file, boolean makeIfMissing) {
        try {
            if (makeIfMissing && Files.notExists(file)) make(file);
            if (Files.notExists(file))
                throw new KeyFileException("There is no key file " + file + ". " + howToMake(file));
            if (!Files.isRegularFile(file))
                throw new KeyFileException(file + " is no file. CARDLINE_KEY_FILE names the file itself.");
            refuseOpenToOthers(file);
            return new KeyFile(read(file));
        } catch (IOException cause) {
            throw new KeyFileException("The key file " + file + " can't be used: " + cause
                    + ". Its owner has to be who runs Cardline, and it holds one line of text.");
        }
    }

    /** The key for one purpose; others cannot be computed from it. */
    public SecretKey derive(String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(file, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.WRITE);
    }

    private static byte[] read(Path file) throws IOException {
        String hex = Files.readString(file).strip();
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new KeyFileException(
                    file + " holds no key of " + 2 * BYTES + " hexadecimal digits. " + howToMake(file));
        }
        return HexFormat.of().parseHex(hex);
    }

    private static void refuseOpenToOthers(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!PosixFilePermissions.fromString(OWNER_ONLY).containsAll(permissions)) {
            throw new KeyFileException("Others may read the key file " + file + ": chmod 600 " + file);
        }
    }

    private static String howToMake(Path file) {
        return "Make one with: (umask 077; openssl rand -hex " + BYTES + " > " + file + ")";
    }

    @Override
    public String toString() {
        return "KeyFile[••••]";
    }
}
