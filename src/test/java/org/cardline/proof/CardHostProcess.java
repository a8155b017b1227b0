package org.cardline.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cardline.cards.DemonstrationHostServer;

/** The demonstration's card host in a process of its own: what happens to Cardline doesn't happen to it. */
final class CardHostProcess implements AutoCloseable {
    private static final String PREFIX = "card host: ";

    private final Process process;
    private final BufferedReader words;
    private final URI uri;
    private final Path state;

    private CardHostProcess(Process process, BufferedReader words, URI uri, Path state) {
        this.process = process;
        this.words = words;
        this.uri = uri;
        this.state = state;
    }

    /** Starts one that keeps its state in {@code state} and serves the people of {@code fixture}. */
    static CardHostProcess start(Path state, Path fixture) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DemonstrationHostServer.class.getName(),
                "--port",
                "0",
                "--state",
                state.toString(),
                "--fixture",
                fixture.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader words = process.inputReader();
        String line = words.readLine();
        if (line != null && line.startsWith(PREFIX)) {
            return new CardHostProcess(process, words, URI.create(line.substring(PREFIX.length())), state);
        }
        process.destroyForcibly();
        throw new IOException("the card host did not start; it said: " + line);
    }

    URI uri() {
        return uri;
    }

    /** The keys of all that it performed, each with its outcome. */
    Map<String, String> outcomes() throws IOException {
        return Files.readAllLines(state.resolve("performed.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toMap(words -> words[0], words -> words[4]));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        words.close();
    }
}
