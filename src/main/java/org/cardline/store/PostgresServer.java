package org.cardline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The embedded PostgreSQL: a child process on a free loopback port, with a generated password. Commits reach the disk
 * ({@code fsync} on).
 *
 * <p>A daemon thread starts it and then waits for its end: the system ties the child's life to that very thread.
 */
final class PostgresServer implements AutoCloseable {
    private static final int PORTS_TRIED = 5;
    private static final int STARTS_SECONDS = 120; // crash recovery of a busy day's log included
    private static final int LOG_LINES_SHOWN = 5;

    final FolderLock lock;
    private final PostgresFolder folder;
    private final int port;

    private PostgresServer(FolderLock lock, PostgresFolder folder, int port) {
        this.lock = lock;
        this.folder = folder;
        this.port = port;
    }

    /** @throws StoreException if another process has the folder or the server doesn't start */
    static PostgresServer start(Path data) {
        try {
            return start(FolderLock.take(data.toAbsolutePath()), data.toAbsolutePath());
        } catch (IOException cause) {
            throw new StoreException(
                    "The data folder " + data + " can't be used: " + cause + ". Is it writable? Is the disk full?",
                    cause);
        }
    }

    private static PostgresServer start(FolderLock lock, Path data) throws IOException {
        try {
            PostgresFolder folder = PostgresFolder.prepared(data);
            return new PostgresServer(lock, folder, startOnFreePort(folder));
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    DatabaseAddress database(String name) {
        try {
            return folder.database(port, name);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A database of the server that another process runs on this folder; empty when none does. */
    static Optional<DatabaseAddress> elsewhere(Path data, String name) {
        try {
            Optional<FolderLock> nobodyElses = FolderLock.tryToTake(data.toAbsolutePath());
            if (nobodyElses.isPresent()) {
                nobodyElses.get().close();
                return Optional.empty();
            }
            PostgresFolder folder = PostgresFolder.in(data.toAbsolutePath());
            Optional<Integer> port = folder.readyOn();
            return port.isEmpty() ? Optional.empty() : Optional.of(folder.database(port.get(), name));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Ends it at once for whoever is still connected; what was committed is on the disk. */
    @Override
    public void close() {
        try (lock) {
            folder.run("pg_ctl", "stop", "--pgdata=" + folder.cluster(), "--mode=fast", "--wait", "--silent");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static int startOnFreePort(PostgresFolder folder) throws IOException {
        for (int tried = 1; ; tried++) {
            int port = freePort();
            Process process = launch(folder, port);
            if (becomesReady(folder, process)) return port;
            if (tried == PORTS_TRIED) throw notStarted(folder);
        }
    }

    /** Another program may take it before PostgreSQL does: then the next one is tried. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Process launch(PostgresFolder folder, int port) throws IOException {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres").start(() -> {
            try {
                Process process = builder(folder, port).start();
                started.complete(process);
                process.onExit().join();
            } catch (IOException | RuntimeException failed) {
                started.completeExceptionally(failed);
            }
        });
        try {
            return started.join();
        } catch (CompletionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private static ProcessBuilder builder(PostgresFolder folder, int port) {
        var arguments = new ArrayList<>(List.of("-D", folder.cluster().toString(), "-p", Integer.toString(port)));
        for (String setting : SETTINGS) arguments.addAll(List.of("-c", setting));
        return new ProcessBuilder(PostgresAccount.command(folder.programs().resolve("postgres"), arguments))
                .directory(folder.files().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    }

    /** Its log says what went wrong, never with which values: those are the callers'. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0");

    private static boolean becomesReady(PostgresFolder folder, Process process) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_SECONDS);
        while (folder.readyOn().isEmpty()) {
            if (hasEnded(process)) return false;
            if (System.nanoTime() > deadline) {
                process.destroy();
                throw notStarted(folder);
            }
        }
        return true;
    }

    /** Waits a moment for its end. */
    private static boolean hasEnded(Process process) {
        try {
            process.onExit().get(10, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRuns) {
            return false;
        } catch (InterruptedException | java.util.concurrent.ExecutionException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static StoreException notStarted(PostgresFolder folder) throws IOException {
        List<String> lines = Files.exists(folder.log()) ? Files.readAllLines(folder.log()) : List.of();
        List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        return new StoreException(
                "PostgreSQL did not start. The end of " + folder.log() + ":\n  " + String.join("\n  ", last));
    }
}
