package org.cardline.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mailbox that is read by POP3 (RFC 1939) on a free port of this machine. */
final class Mailbox implements AutoCloseable {
    static final String PASSWORD = "a password of this test";

    /** Each a whole message, its lines ended by CRLF. */
    final List<String> messages = new CopyOnWriteArrayList<>();

    private final ServerSocket server;

    Mailbox() {
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.startVirtualThread(this::accept);
    }

    URI address() {
        return URI.create("pop3://letters@127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket);
            } catch (IOException gone) {
                // whoever reads has gone, or the test is over
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var out = socket.getOutputStream();
        Set<String> deleted = new HashSet<>();
        List<String> kept = new ArrayList<>(messages);
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII)) {
            say(writer, "+OK ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                String command = words[0].toUpperCase(Locale.ROOT);
                String message =
                        words.length > 1 && words[1].matches("\\d+") ? kept.get(Integer.parseInt(words[1]) - 1) : "";
                switch (command) {
                    case "USER", "NOOP" -> say(writer, "+OK");
                    case "PASS" -> say(writer, line.equals("PASS " + PASSWORD) ? "+OK" : "-ERR no");
                    case "STAT" ->
                        say(
                                writer,
                                "+OK " + kept.size() + " "
                                        + String.join("", kept).length());
                    case "LIST" -> say(writer, "+OK " + words[1] + " " + message.length());
                    case "RETR" -> say(writer, "+OK\r\n" + stuffed(message) + "\r\n.");
                    case "TOP" ->
                        say(writer, "+OK\r\n" + message.substring(0, message.indexOf("\r\n\r\n")) + "\r\n\r\n.");
                    case "DELE" -> {
                        deleted.add(message);
                        say(writer, "+OK");
                    }
                    case "QUIT" -> {
                        messages.removeAll(deleted);
                        say(writer, "+OK");
                        return;
                    }
                    default -> say(writer, "-ERR not here");
                }
            }
        }
    }

    private static String stuffed(String message) {
        return message.replace("\r\n.", "\r\n..");
    }

    private static void say(Writer writer, String line) throws IOException {
        writer.write(line + "\r\n");
        writer.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
