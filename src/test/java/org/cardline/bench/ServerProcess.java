package org.cardline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@link BenchServer} in a JVM of its own, with the flags of production. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final double startSeconds;

    ServerProcess(int port, int maxCalls) throws IOException {
        long begun = System.nanoTime();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseZGC",
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:ThreadPriorityPolicy=1",
                        "-XX:NativeMemoryTracking=summary",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchServer.class.getName(),
                        Integer.toString(port),
                        Integer.toString(maxCalls))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader();
        while (!"listening".equals(answer())) continue;
        startSeconds = (System.nanoTime() - begun) / 1e9;
    }

    long pid() {
        return process.pid();
    }

    /** From {@code exec java} until the line listened. */
    double startSeconds() {
        return startSeconds;
    }

    Footprint footprint() {
        try {
            process.outputWriter().append("footprint\n").flush();
            return Footprint.parse(answer());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) throw new IOException("The server has ended");
        return line;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
