package org.cardline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The embedded server's files: {@code programs}, {@code cluster} (its data), {@code password}, {@code log}; all owned by
 * the account that runs it.
 */
record PostgresFolder(Path programs, Path files) {
    private static final String USER = "cardline";
    private static final int LEFTOVER_STOPS_SECONDS = 30;
    private static final int PASSWORD_BYTES = 24;

    /** Makes ready what isn't there yet: programs, password, an empty cluster. Takes seconds the first time. */
    static PostgresFolder prepared(Path data) throws IOException {
        PostgresAccount.requireReachable(data);
        PostgresAccount.ownFolder(data, "postgres");
        PostgresFolder folder = in(data);
        if (!Files.exists(folder.cluster())) folder.initialise();
        folder.stopLeftover();
        return folder;
    }

    /** Where they are, or will be. */
    static PostgresFolder in(Path data) throws IOException {
        return new PostgresFolder(PostgresBinaries.unpackedIn(data).resolve("bin"), data.resolve("postgres"));
    }

    Path cluster() {
        return files.resolve("cluster");
    }

    Path log() {
        return files.resolve("log");
    }

    private String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** The port of the server that runs on this cluster; empty until it takes connections. */
    Optional<Integer> readyOn() throws IOException {
        if (!Files.exists(pidFile())) return Optional.empty();
        List<String> lines = Files.readAllLines(pidFile());
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        return ready ? Optional.of(Integer.valueOf(lines.get(3).strip())) : Optional.empty();
    }

    /** The database of this name on the server that listens on this port. */
    DatabaseAddress database(int port, String name) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        return new DatabaseAddress(url, Optional.of(USER), Optional.of(password()));
    }

    /** Runs {@code initdb} aside and moves the result here, so that a kill in between leaves nothing half made. */
    private void initialise() throws IOException {
        Path unfinished = files.resolve("cluster.unfinished");
        delete(unfinished);
        makePassword();
        run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(unfinished, cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void makePassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.writeString(passwordFile(), Base64.getUrlEncoder().encodeToString(random));
        PostgresAccount.give(passwordFile());
    }

    /** Runs one of the programs to its end. */
    void run(String program, String... arguments) throws IOException {
        Process process = new ProcessBuilder(PostgresAccount.command(programs.resolve(program), List.of(arguments)))
                .directory(files.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        int status = process.onExit().join().exitValue();
        if (status != 0)
            throw new StoreException(program + " ended with status " + status + "; its words are in " + log());
    }

    /**
     * We hold the folder's lock, so a server that still runs here lost its Cardline: it is stopping already, or has to
     * be stopped. A process id that was given to somebody else meanwhile is none.
     */
    private void stopLeftover() throws IOException {
        Optional<ProcessHandle> leftover = leftover();
        if (leftover.isPresent()) {
            leftover.get().destroy();
            waitFor(leftover.get());
        }
        Files.deleteIfExists(pidFile());
    }

    private Optional<ProcessHandle> leftover() throws IOException {
        if (!Files.exists(pidFile())) return Optional.empty();
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(words -> words.contains(cluster().toString()))
                            .isPresent());
        }
    }

    private void waitFor(ProcessHandle leftover) {
        try {
            leftover.onExit()
                    .orTimeout(LEFTOVER_STOPS_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (java.util.concurrent.CompletionException late) {
            throw new StoreException("A PostgreSQL of an earlier start (process " + leftover.pid() + ") still runs on "
                    + cluster() + " and doesn't stop. End it: kill -INT " + leftover.pid());
        }
    }

    private Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }

    private Path passwordFile() {
        return files.resolve("password");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
