package org.cardline.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.line.FreePorts;

/** One call of SIPp's: an independent caller who follows a scenario of {@code src/test/resources/sipp}. */
final class Sipp {
    private static final int LIMIT_SECONDS = 80;
    private static final int RTP_PORTS = 4; // of audio and video

    private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");

    private final Process process;
    private final Path folder;
    private final String callId;
    private final int port;

    private Sipp(Process process, Path folder, String callId, int port) {
        this.process = process;
        this.folder = folder;
        this.callId = callId;
        this.port = port;
    }

    /** How the call went: 0 when the whole scenario was as written; else what SIPp says of it. */
    record Ended(int status, String output) {}

    /**
     * Calls {@code dialled} at {@code linePort} of loopback.
     *
     * @param folder for the files of this call alone
     * @param scenario a file's name without {@code .xml}; each {@code @NAME@} in it is replaced from {@code values} or
     *     by the file {@code parts/NAME.txt}
     * @param options more of SIPp's own
     */
    static Sipp call(
            Path folder, String scenario, String dialled, int linePort, Map<String, String> values, String... options)
            throws IOException {
        Path written = Files.writeString(folder.resolve("scenario.xml"), filled(file(scenario + ".xml"), values));
        String callId = scenario + "-" + System.nanoTime() + "@sipp";
        int port = FreePorts.one();
        var command = new ArrayList<>(List.of("sipp", "127.0.0.1:" + linePort, "-sf", written.toString()));
        command.addAll(List.of("-s", dialled, "-i", "127.0.0.1", "-p", String.valueOf(port), "-m", "1", "-l", "1"));
        command.addAll(List.of("-mp", String.valueOf(FreePorts.block(RTP_PORTS)), "-cid_str", callId, "-nostdin"));
        command.addAll(List.of("-timeout", LIMIT_SECONDS - 5 + "s", "-timeout_error", "-trace_err"));
        command.addAll(List.of("-error_file", folder.resolve("errors.log").toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.log").toFile())
                .start();
        return new Sipp(process, folder, callId, port);
    }

    String callId() {
        return callId;
    }

    /** Gives {@code keys}, where the scenario takes them: they come to SIPp as a MESSAGE inside of its call. */
    void key(String keys) throws IOException {
        String message = """
                MESSAGE sip:sipp@127.0.0.1:%d SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK%s
                From: <sip:proof@127.0.0.1>;tag=proof
                To: <sip:sipp@127.0.0.1>
                Call-ID: %s
                CSeq: 1 MESSAGE
                Content-Type: text/plain
                Content-Length: %d

                %s""".formatted(port, System.nanoTime(), callId, keys.length(), keys)
                .replace("\n", "\r\n");
        byte[] bytes = message.getBytes(UTF_8);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    /** Waits for the end, which a limit forces. */
    Ended ended() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
            process.destroyForcibly().waitFor();
        return new Ended(process.exitValue(), text("errors.log") + text("sipp.log"));
    }

    private String text(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    private static String filled(String text, Map<String, String> values) throws IOException {
        var out = new StringBuilder();
        var place = PLACE.matcher(text);
        while (place.find()) {
            String name = place.group(1);
            String value = values.containsKey(name) ? values.get(name) : filled(file("parts/" + name + ".txt"), values);
            place.appendReplacement(out, Matcher.quoteReplacement(value.strip()));
        }
        return place.appendTail(out).toString();
    }

    private static String file(String name) throws IOException {
        try (InputStream file = Sipp.class.getResourceAsStream("/sipp/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        }
    }
}
