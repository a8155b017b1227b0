package org.cardline.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cardline.Main;

/** One command of {@code ./cardline} as a process of its own, from the classes under test. */
public final class CardlineProcess {
    /** For who runs for a minute: compiled quickly, not well. Whoever measures gives options of their own. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private CardlineProcess() {}

    /** How a command ended, and all that it printed. */
    record Ended(int status, String output) {}

    /**
     * Starts {@code command} with these settings and no others of this environment.
     *
     * @param output where all that it prints is added to
     */
    static Process start(List<String> command, Map<String, String> settings, Path output) throws IOException {
        return builder(command, settings)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** The same, not started yet: nothing comes in, and all that it prints comes out at one place. */
    public static ProcessBuilder builder(List<String> command, Map<String, String> settings) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words =
                new ArrayList<>(List.of(java, "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"));
        if (!settings.containsKey("JAVA_TOOL_OPTIONS")) words.addAll(QUICK);
        words.addAll(List.of("-Dlogback.configurationFile=logback.xml", "-Dlogging.config=classpath:logback.xml"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(Main.class.getName());
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CARDLINE_"));
        builder.environment().putAll(settings);
        return builder.redirectInput(Path.of("/dev/null").toFile());
    }

    /** Runs {@code command} to its end; beyond the limit it is killed, and its status is 137. */
    static Ended run(Duration limit, Map<String, String> settings, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("cardline-" + command[0], ".txt");
        try {
            Process process = start(List.of(command), settings, output);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                process.destroyForcibly().waitFor();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
