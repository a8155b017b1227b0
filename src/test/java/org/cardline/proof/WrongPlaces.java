package org.cardline.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Asks the web for a number in every place where nobody should write one. */
final class WrongPlaces {
    private WrongPlaces() {}

    /** What was answered, heads and bodies. */
    static List<String> ask(int httpPort, String number) throws IOException {
        var answers = new ArrayList<String>();
        for (String path :
                List.of("/api/v1/cases/", "/api/v1/nothing/", "/", "/?card=", "/demonstration/", "/actuator/")) {
            answers.add(ask(httpPort, "GET " + path + number, "", ""));
            answers.add(ask(httpPort, "POST " + path + number, "", "card=" + number));
        }
        answers.add(ask(
                httpPort, "GET /", "Cookie: card=" + number + "\r\nReferer: http://localhost/" + number + "\r\n", ""));
        answers.add(ask(httpPort, "GET /", "Authorization: Basic " + number + "\r\n", ""));
        return answers;
    }

    /** The same in what is no request at all. */
    static List<String> askWrongly(int httpPort, String number) throws IOException {
        return List.of(
                ask(httpPort, "GET /" + number + "|\"<>", "", ""),
                ask(httpPort, "N" + number + " /", "", ""),
                ask(httpPort, "GET /", number + "\r\n", ""),
                ask(httpPort, "GET /", "Content-Length: " + number + "\r\n", ""));
    }

    private static String ask(int port, String line, String headers, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            String request = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                    + (body.isEmpty()
                            ? ""
                            : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                                    + "\r\n")
                    + "\r\n" + body;
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
