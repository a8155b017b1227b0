package org.cardline.cards;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to a card host, on which requests and answers meet the faults that a test orders, one a request. */
final class FaultyNetwork implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** What happens to one request. */
    interface Fault {
        void meet(Passage passage) throws IOException;
    }

    /** One request on its way. */
    final class Passage {
        private final Socket client;
        private final byte[] request;

        private Passage(Socket client, byte[] request) {
            this.client = client;
            this.request = request;
        }

        /** The host's answer to the request. */
        byte[] performed() throws IOException {
            try (var server = new Socket(InetAddress.getLoopbackAddress(), host.getPort())) {
                server.getOutputStream().write(request);
                return message(server.getInputStream());
            }
        }

        void answer(byte[] bytes) throws IOException {
            client.getOutputStream().write(bytes);
        }

        /** The connection breaks with an RST. */
        void reset() throws IOException {
            client.setSoLinger(true, 0);
            client.close();
        }

        /** Until the adapter has given up and closed the connection. */
        void awaitClientGone() throws IOException {
            while (client.getInputStream().read() >= 0) {}
        }
    }

    static final Fault NONE = passage -> passage.answer(passage.performed());
    static final Fault HANGS = Passage::awaitClientGone;
    static final Fault RESETS = Passage::reset;
    static final Fault RESETS_AFTER_IT_WAS_PERFORMED = passage -> {
        passage.performed();
        passage.reset();
    };
    static final Fault ANSWERS_TOO_LATE = passage -> {
        passage.awaitClientGone();
        passage.performed();
    };
    static final Fault HANGS_WITHIN_THE_ANSWER = passage -> {
        byte[] answer = passage.performed();
        passage.client.getOutputStream().write(answer, 0, answer.length - 1);
        passage.awaitClientGone();
    };
    static final Fault ENDS_WITHIN_THE_ANSWER = passage -> {
        byte[] answer = passage.performed();
        passage.client.getOutputStream().write(answer, 0, answer.length - 1);
        passage.client.close();
    };
    static final Fault ARRIVES_TWICE = passage -> {
        byte[] first = passage.performed(), second = passage.performed();
        var both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        passage.answer(both.toByteArray());
    };

    static Fault answers(int status, String body) {
        String answer = "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
        return passage -> passage.answer(answer.getBytes(UTF_8));
    }

    /** Passes the answer on once the latch is open; tells through the other that the request has come. */
    static Fault waits(CountDownLatch arrived, CountDownLatch until) {
        return passage -> {
            arrived.countDown();
            try {
                until.await();
            } catch (InterruptedException never) {
                throw new IOException(never);
            }
            NONE.meet(passage);
        };
    }

    private final URI host;
    private final ServerSocket listening;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requestLines = new CopyOnWriteArrayList<>();

    FaultyNetwork(URI host) throws IOException {
        this.host = host;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    /** The next requests meet these, the ones after them none. */
    void order(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** The first line of every request so far. */
    List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (byte[] request = message(client.getInputStream());
                    request.length > 0;
                    request = message(client.getInputStream())) {
                requestLines.add(
                        new String(request, ISO_8859_1).lines().findFirst().orElseThrow());
                Fault fault = faults.poll();
                (fault == null ? NONE : fault).meet(new Passage(client, request));
            }
        } catch (IOException broken) {
            // as ordered
        }
    }

    /** One HTTP message with its body, or nothing at the end of the stream. */
    private static byte[] message(InputStream from) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = from.read();
            if (next < 0) return new byte[0];
            bytes.write(next);
        }
        Matcher length = LENGTH.matcher(bytes.toString(ISO_8859_1));
        if (length.find()) bytes.writeBytes(from.readNBytes(Integer.parseInt(length.group(1))));
        return bytes.toByteArray();
    }
}
