package org.cardline.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The line's words as text: server-sent events (WHATWG HTML section 9.2) of {@code /api/v1/calls/{callId}/text}, which a
 * demonstration gives to its own machine.
 */
public final class Captions {
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final URI web;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TO_ANSWER).build();

    /** @param web the address of the web page of {@code ./cardline up} */
    public Captions(URI web) {
        this.web = web;
    }

    /** Whether a web page answers there at all. */
    public boolean areThere() throws InterruptedException {
        try {
            client.send(request("/actuator/health").timeout(TO_ANSWER).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Tells a call's captions from its first to its last. Returns at its end; or at once, if there are none. */
    void follow(String callId, Consumer<Caption> listener) throws IOException, InterruptedException {
        String call = URLEncoder.encode(callId, StandardCharsets.UTF_8);
        HttpResponse<Stream<String>> response =
                client.send(request("/api/v1/calls/" + call + "/text").build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() == OK) read(lines.iterator(), listener);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static void read(Iterator<String> lines, Consumer<Caption> listener) {
        String event = "";
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("event: ")) event = line.substring("event: ".length());
            if (line.startsWith("data: "))
                caption(event, line.substring("data: ".length())).ifPresent(listener);
        }
    }

    private static Optional<Caption> caption(String event, String data) {
        return switch (event) {
            case "said" -> Optional.of(new Caption.Said(data));
            case "asked" -> Optional.of(new Caption.Asked());
            case "keyed" -> Optional.of(new Caption.Keyed(data));
            case "ended" -> Optional.of(new Caption.Ended(data));
            default -> Optional.empty();
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(web.resolve(path));
    }
}
