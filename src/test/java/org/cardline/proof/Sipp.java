package org.cardline.proof;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** SIPp as a caller: one scenario of {@code src/test/resources/sipp}, one call, its exit status. */
final class Sipp {
    private static final int LIMIT_SECONDS = 100;

    private final Path folder;

    Sipp(Path folder) {
        this.folder = folder;
    }

    /** What SIPp said at its end: 0 when the whole scenario went as written. */
    record Ended(int status, String callId, String output) {}

    /**
     * Calls {@code dialled} at {@code port} of loopback.
     *
     * @param scenario a file's name without {@code .xml}; each {@code @NAME@} in it is replaced from {@code values}
     */
    Ended call(String scenario, String dialled, int port, Map<String, String> values)
            throws IOException, InterruptedException {
        String xml = Files.readString(resource(scenario));
        for (var value : values.entrySet()) xml = xml.replace("@" + value.getKey() + "@", value.getValue());
        Path written = Files.writeString(folder.resolve(scenario + ".xml"), xml);
        String callId = scenario + "-" + System.nanoTime() + "@sipp";
        Path log = folder.resolve(scenario + ".log");
        Process sipp = new ProcessBuilder(command(written, dialled, port, callId))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        if (!sipp.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
            sipp.destroyForcibly().waitFor();
        return new Ended(sipp.exitValue(), callId, Files.readString(log) + errors());
    }

    private List<String> command(Path scenario, String dialled, int port, String callId) throws IOException {
        var command = new ArrayList<>(List.of("sipp", "127.0.0.1:" + port, "-sf", scenario.toString()));
        command.addAll(List.of("-s", dialled, "-i", "127.0.0.1", "-p", String.valueOf(Ports.freeUdp())));
        command.addAll(List.of("-mp", String.valueOf(Ports.freeUdp()), "-m", "1", "-l", "1"));
        command.addAll(List.of("-cid_str", callId, "-timeout", LIMIT_SECONDS - 10 + "s", "-timeout_error"));
        command.addAll(List.of(
                "-trace_err", "-error_file", folder.resolve("errors.log").toString(), "-nostdin"));
        return command;
    }

    private String errors() throws IOException {
        Path errors = folder.resolve("errors.log");
        return Files.exists(errors) ? Files.readString(errors) : "";
    }

    private static Path resource(String scenario) {
        try {
            return Path.of(Objects.requireNonNull(
                            Sipp.class.getResource("/sipp/" + scenario + ".xml"), "no scenario " + scenario)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
