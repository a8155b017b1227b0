package org.cardline.proof;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cardline.line.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An independent telephone: baresip without a screen, told what to do over its control socket. It records what it
 * hears. Not thread-safe.
 */
final class Baresip implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TO_BE_CALLED = Duration.ofSeconds(80);
    private static final String MODULES = "/usr/lib/baresip/modules";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Process process;
    private final Socket control;
    private final DataInputStream events;

    private Baresip(Path folder, Process process, Socket control) throws IOException {
        this.folder = folder;
        this.process = process;
        this.control = control;
        this.events = new DataInputStream(control.getInputStream());
    }

    /** Starts one in {@code folder}, which keeps its settings and its recordings. */
    static Baresip start(Path folder) throws IOException {
        return start(folder, FreePorts.one(), "<sip:baresip@127.0.0.1>;regint=0");
    }

    /** The same, at {@code sip:user@127.0.0.1:sipPort}; it answers whoever calls. */
    static Baresip answering(Path folder, int sipPort, String user) throws IOException {
        return start(folder, sipPort, "<sip:" + user + "@127.0.0.1>;answermode=auto;regint=0");
    }

    /** The same, that registers at a line, and so is found there. */
    static Baresip registering(Path folder, int line, String user, String password) throws IOException {
        return start(
                folder,
                FreePorts.one(),
                "<sip:%s@127.0.0.1:%d>;auth_user=%s;auth_pass=%s;answermode=auto;regint=60"
                        .formatted(user, line, user, password));
    }

    private static Baresip start(Path folder, int sipPort, String account) throws IOException {
        int controlPort = FreePorts.one();
        Files.writeString(folder.resolve("config"), settings(folder, sipPort, controlPort));
        Files.writeString(folder.resolve("accounts"), account + ";audio_codecs=pcmu;dtmfmode=rtpevent\n");
        Files.writeString(folder.resolve("contacts"), "");
        Wav.silence(folder.resolve("silence.wav"), Duration.ofMinutes(2));
        Process process = new ProcessBuilder("baresip", "-f", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        try {
            return new Baresip(folder, process, connect(controlPort));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException("baresip did not start: " + Files.readString(folder.resolve("out.txt")), e);
        }
    }

    void dial(String uri) {
        command("dial", uri);
        await("CALL_ESTABLISHED");
    }

    /** Waits until it has answered a call. */
    void awaitCall() throws IOException {
        control.setSoTimeout((int) TO_BE_CALLED.toMillis());
        await("CALL_ESTABLISHED");
        control.setSoTimeout((int) PATIENCE.toMillis());
    }

    void key(char key) {
        command("sndcode", String.valueOf(key));
    }

    /** Asks the other side to go to somebody else, and waits until it is told that they have. */
    void transfer(String to) {
        command("transfer", to);
        await("CALL_CLOSED");
    }

    /** Puts the other side on hold. */
    void hold() {
        command("hold", "");
    }

    /** And takes it back. */
    void resume() {
        command("resume", "");
    }

    void hangUp() {
        command("hangup", "");
        await("CALL_CLOSED");
    }

    /** Waits until the other side hung up. */
    void awaitHangUp() {
        await("CALL_CLOSED");
    }

    /** Waits until it has heard so much of its only call. */
    void hear(Duration length) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isRecording() || Wav.length(recording()).compareTo(length) < 0) {
            if (System.nanoTime() > deadline) throw new IOException("baresip hears nothing; see " + folder);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** What it heard in its only call, as 16-bit samples at 8 kHz; complete once the call is over. */
    short[] heard() throws IOException {
        return Wav.samples(recording());
    }

    private boolean isRecording() throws IOException {
        try (Stream<Path> files = recordings()) {
            return files.findAny().isPresent();
        }
    }

    private Path recording() throws IOException {
        try (Stream<Path> files = recordings()) {
            return files.findAny().orElseThrow(() -> new IOException("baresip recorded nothing in " + folder));
        }
    }

    private Stream<Path> recordings() throws IOException {
        return Files.list(folder).filter(file -> file.toString().endsWith("-dec.wav"));
    }

    @Override
    public void close() throws IOException {
        control.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void command(String name, String parameters) {
        byte[] json = JSON.writeValueAsBytes(
                JSON.createObjectNode().put("command", name).put("params", parameters));
        try {
            control.getOutputStream()
                    .write((json.length + ":" + new String(json, StandardCharsets.UTF_8) + ",")
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String type) {
        try {
            while (true) {
                JsonNode message = JSON.readTree(netstring());
                if (message.path("type").asString("").equals(type)) return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("baresip never said " + type + "; see " + folder.resolve("out.txt"), e);
        }
    }

    /** One netstring: its length, a colon, its bytes, a comma. */
    private byte[] netstring() throws IOException {
        int length = 0;
        for (int next = events.readUnsignedByte(); next != ':'; next = events.readUnsignedByte()) {
            length = length * 10 + (next - '0');
        }
        byte[] bytes = events.readNBytes(length);
        events.readUnsignedByte();
        return bytes;
    }

    private static Socket connect(int port) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                socket.setSoTimeout((int) PATIENCE.toMillis());
                return socket;
            } catch (ConnectException e) {
                socket.close();
                if (System.nanoTime() > deadline) throw e;
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static String settings(Path folder, int sipPort, int controlPort) {
        return """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                audio_player aubridge,x
                audio_alert aubridge,x
                audio_source aufile,%s
                ausrc_srate 8000
                auplay_srate 8000
                ausrc_channels 1
                auplay_channels 1
                snd_path %s
                module_path %s
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module ctrl_tcp.so
                module_app account.so
                module_app menu.so
                ctrl_tcp_listen 127.0.0.1:%d
                """.formatted(sipPort, folder.resolve("silence.wav"), folder, MODULES, controlPort);
    }
}
