package org.cardline.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One process to a data folder. The system releases it when the process dies, however it dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** @throws StoreException if another process has the folder */
    static FolderLock take(Path data) throws IOException {
        return tryToTake(data)
                .orElseThrow(() -> new StoreException("Another Cardline is using the data folder " + data
                        + ". Stop it, or give this one a folder of its own with CARDLINE_DATA."));
    }

    /** Empty if another process has the folder. */
    static Optional<FolderLock> tryToTake(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel file = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(file)) return Optional.of(new FolderLock(file));
        file.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
