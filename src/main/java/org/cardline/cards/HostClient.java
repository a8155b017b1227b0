package org.cardline.cards;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.databind.JavaType;

/**
 * Requests to the card host's API and their answers. A request whose connection broke is sent once more ({@link
 * HttpClient} itself repeats a GET a few times before), unless it checks a secret: the host counts those. A late answer
 * is not waited for.
 */
final class HostClient implements AutoCloseable {
    /** Beyond it an answer is none. */
    private static final int ANSWER_BYTES = 1 << 20;

    private static final int ATTEMPTS = 2;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final URI address;
    private final Duration limit;

    HostClient(URI address, Duration limit) {
        this.address = URI.create(address.toString().replaceFirst("/*$", "/v1/"));
        this.limit = limit;
    }

    /** Whether the host says that a secret fits. */
    private record Fits(boolean fits) {}

    /** Whether anything answers there, be it that it has nothing at this address; nothing about anybody is asked. */
    boolean answers() {
        try {
            http.sendAsync(request("").build(), BodyHandlers.discarding()).get(CONNECT_LIMIT.toMillis(), MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException nothing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    <T> T get(String path, Class<T> type) throws HostUnavailable {
        byte[] answer = answered(path, request(path).build(), ATTEMPTS);
        return read(path, () -> HostJson.MAPPER.readValue(answer, type));
    }

    <T> List<T> list(String path, Class<T> type) throws HostUnavailable {
        byte[] answer = answered(path, request(path).build(), ATTEMPTS);
        return read(path, () -> listOf(type, answer));
    }

    <T> List<T> search(String path, Object what, Class<T> type) throws HostUnavailable {
        byte[] answer = answered(path, post(path, what).build(), ATTEMPTS);
        return read(path, () -> listOf(type, answer));
    }

    boolean fits(String path, Object secret) throws HostUnavailable {
        byte[] answer = answered(path, post(path, secret).build(), 1);
        return read(path, () -> HostJson.MAPPER.readValue(answer, Fits.class)).fits();
    }

    CommandOutcome perform(CommandText command, IdempotencyKey key) throws HostUnavailable {
        var request = post("commands", command).header("Idempotency-Key", key.toString());
        byte[] answer = answered("commands", request.build(), ATTEMPTS);
        return read(
                "commands",
                () -> HostJson.MAPPER.readValue(answer, OutcomeText.class).outcomeOf());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json");
    }

    private HttpRequest.Builder post(String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(HostJson.MAPPER.writeValueAsBytes(body)));
    }

    private byte[] answered(String path, HttpRequest request, int attempts) throws HostUnavailable {
        long deadline = System.nanoTime() + limit.toNanos();
        for (int left = attempts; ; left--) {
            try {
                var answer = exchange(path, request, deadline);
                if (answer.statusCode() == 200) return answer.body();
                throw unavailable(path, "status " + answer.statusCode());
            } catch (IOException broken) {
                if (left == 1) throw unavailable(path, "a broken connection");
            }
        }
    }

    /** The limit is on head and body together, which a timeout of {@link HttpRequest} is not. */
    private HttpResponse<byte[]> exchange(String path, HttpRequest request, long deadline)
            throws IOException, HostUnavailable {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES));
        try {
            return answer.get(deadline - System.nanoTime(), NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw unavailable(path, "nothing in time");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) throw broken;
            throw unavailable(path, "an error");
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable(path, "nothing before this thread was interrupted");
        }
    }

    private static <T> List<T> listOf(Class<T> type, byte[] json) {
        JavaType list = HostJson.MAPPER.getTypeFactory().constructCollectionType(List.class, type);
        return List.copyOf(HostJson.MAPPER.<List<T>>readValue(json, list));
    }

    /** Whatever cannot be read is no answer; what it was is not quoted. */
    private static <T> T read(String path, Supplier<T> reading) throws HostUnavailable {
        try {
            return Objects.requireNonNull(reading.get());
        } catch (RuntimeException malformed) {
            throw unavailable(path, "what cannot be read");
        }
    }

    private static HostUnavailable unavailable(String path, String answer) {
        return new HostUnavailable("The card host answered " + path + " with " + answer + ".");
    }
}
