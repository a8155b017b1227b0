package org.cardline.channels;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.cardline.cards.ContactPoint;
import org.cardline.programme.LetterWording;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages through an operator's HTTP gateway: a JSON object with {@code id}, {@code to} (E.164), {@code from} and
 * {@code text} is posted to its address. 2xx: taken; 400, 404, 410, 422: never for this number; anything else: later.
 */
public final class TextGateway implements Carrier {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Set<Integer> NEVER = Set.of(400, 404, 410, 422);
    private static final Set<Integer> NOBODY = Set.of(401, 403, 429);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final JsonMapper json = new JsonMapper();
    private final URI gateway;
    private final Optional<String> token;
    private final String from;

    /** @param token sent as {@code Authorization: Bearer} */
    public TextGateway(URI gateway, Optional<String> token, String from) {
        this.gateway = gateway;
        this.token = token;
        this.from = from;
    }

    @Override
    public boolean goesTo(ContactPoint.Kind kind) {
        return kind == ContactPoint.Kind.MOBILE;
    }

    @Override
    public Carried carry(ContactPoint to, LetterWording.Filled words, String language, String id) {
        try {
            return judged(
                    http.send(request(to, words, id), BodyHandlers.discarding()).statusCode());
        } catch (IOException silent) {
            return new Carried.Unreachable(silent.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Carried.Unreachable("stopped");
        }
    }

    private HttpRequest request(ContactPoint to, LetterWording.Filled words, String id) {
        var body = new LinkedHashMap<String, String>();
        body.put("id", id);
        body.put("to", to.address());
        body.put("from", from);
        body.put("text", words.text());
        var request = HttpRequest.newBuilder(gateway)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        token.ifPresent(each -> request.header("Authorization", "Bearer " + each));
        return request.build();
    }

    private static Carried judged(int status) {
        String why = String.valueOf(status);
        if (status / 100 == 2) return new Carried.Accepted();
        if (NEVER.contains(status)) return new Carried.Refused(why);
        return NOBODY.contains(status) ? new Carried.Unreachable(why) : new Carried.Later(why);
    }
}
