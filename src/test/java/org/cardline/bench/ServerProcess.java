package org.cardline.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** All of Cardline in a process of its own, started by the command of production, with the programme {@code bench}. */
final class ServerProcess implements AutoCloseable {
    private static final int LOOKS_AGAIN_MILLIS = 20;
    private static final int LONGEST_START_SECONDS = 90;

    private final Process process;
    private final int port;
    private final double startSeconds;
    private final JMXConnector inside;

    /**
     * Returns once it answers a call's signalling.
     *
     * @param command java with its flags, up to {@code up}
     * @param data its folder; where it was before, the start is a warm one
     */
    ServerProcess(List<String> command, Path data, int maxCalls) throws IOException {
        port = freePort();
        var whole = new ArrayList<>(command);
        whole.add(1, "-XX:NativeMemoryTracking=summary");
        var builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().put("CARDLINE_PROGRAMME", "bench");
        builder.environment().put("CARDLINE_DATA", data.toString());
        builder.environment().put("CARDLINE_SIP_PORT", Integer.toString(port));
        builder.environment().put("CARDLINE_BROWSER_PORT", "0");
        builder.environment().put("CARDLINE_HTTP_PORT", "0");
        builder.environment().put("CARDLINE_CALLBACK_PORT", "off");
        builder.environment().put("CARDLINE_MAX_CALLS", Integer.toString(maxCalls));
        builder.redirectOutput(new File("target/bench/line.log"));
        long begun = System.nanoTime();
        process = builder.start();
        awaitAnswer(begun + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS));
        startSeconds = (System.nanoTime() - begun) / 1e9;
        inside = attached();
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** From {@code exec java} until the line answered. */
    double startSeconds() {
        return startSeconds;
    }

    Footprint footprint() {
        try {
            return Footprint.of(inside.getMBeanServerConnection());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @SuppressWarnings("BanJNDI") // the address is our own child's
    private JMXConnector attached() throws IOException {
        return JMXConnectorFactory.connect(new JMXServiceURL(managementAddress()));
    }

    private String managementAddress() throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            return address;
        } catch (AttachNotSupportedException impossible) {
            throw new IOException(impossible);
        }
    }

    /** Asks what the line understands, again and again, until it tells. */
    private void awaitAnswer(long deadline) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(LOOKS_AGAIN_MILLIS);
            byte[] options = options(socket.getLocalPort());
            while (!answers(socket, options)) {
                if (!process.isAlive() || System.nanoTime() > deadline)
                    throw new IOException("Cardline does not start; see target/bench/line.log");
            }
        }
    }

    private boolean answers(DatagramSocket socket, byte[] options) throws IOException {
        socket.send(new DatagramPacket(options, options.length, InetAddress.getLoopbackAddress(), port));
        try {
            socket.receive(new DatagramPacket(new byte[2_000], 2_000));
            return true;
        } catch (SocketTimeoutException notYet) {
            return false;
        }
    }

    private byte[] options(int own) {
        return """
                OPTIONS sip:sig@127.0.0.1:%d SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKstart
                From: <sip:bench@127.0.0.1>;tag=bench
                To: <sip:sig@127.0.0.1>
                Call-ID: start
                CSeq: 1 OPTIONS
                Max-Forwards: 70
                Content-Length: 0

                """.formatted(port, own).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        inside.close();
        process.destroy();
        process.destroy(); // the second stops at once
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
