package org.cardline.cards;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The demonstration host as a process of its own, on loopback, speaking JSON over HTTP/1.1. {@link RestCardHost} is its
 * client. Numbers, codes and people's details travel in bodies, never in addresses.
 *
 * <pre>
 * GET  /v1/cards/{card}                  the card
 * GET  /v1/cards/{card}/transactions     the transactions of 90 days
 * GET  /v1/cards/{card}/statements       the statements of 120 days
 * GET  /v1/cards/{card}/points           none or one balance
 * GET  /v1/cards/{card}/replacements     none or one replacement
 * GET  /v1/customers/{customer}          what is on file
 * GET  /v1/customers/{customer}/cards    the cards the person may speak about
 * POST /v1/cards/{card}/security-code    {"code"} → {"fits": true}
 * POST /v1/customers/{customer}/date-of-birth  {"dateOfBirth": "1984-03-17"} → {"fits": true}
 * POST /v1/customers/{customer}/birthday       {"birthday": "--03-17"} → {"fits": true}
 * POST /v1/cards-by-number               {"number"} → none or one card
 * POST /v1/customers-by-telephone        {"telephone": "+12125550100"} → references
 * POST /v1/customers-by-details          {"dateOfBirth", "postalDigits", "lastFour"} → none or one reference
 * POST /v1/applications-by-number        {"number"} → none or one application
 * POST /v1/commands, Idempotency-Key: UUID     {"kind", "subject", "detail"} → {"outcome", "detail"}
 * </pre>
 *
 * A command's kind is {@code freeze}, {@code release}, {@code block}, {@code replace} (detail: a {@link Delivery}) or
 * {@code send-sign-in-help} (detail: a {@link SignInHelp}); its outcome {@code done} or {@code already-done} (detail:
 * the day of arrival, if any) or {@code refused} (detail: a {@link CommandOutcome.Refusal}). Errors are 400 (the
 * request makes no sense), 404 (no such reference or address), 413 (a body beyond {@value #BODY_BYTES} bytes).
 */
public final class DemonstrationHostServer implements AutoCloseable {
    private static final int BODY_BYTES = 8192;
    private static final int AT_ONCE = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HostRoutes routes;

    private DemonstrationHostServer(CardHost host, int port) throws IOException {
        // Without it an answer's head and body are 40 ms apart; read once, when the first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        routes = new HostRoutes(host);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), AT_ONCE);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    /**
     * Serves this host on a port of loopback; 0 takes a free one.
     *
     * @throws IOException when the port is taken
     */
    public static DemonstrationHostServer start(CardHost host, int port) throws IOException {
        var server = new DemonstrationHostServer(host, port);
        server.server.start();
        return server;
    }

    /** {@code --port PORT --state FOLDER [--fixture FOLDER]}; prints its address once it answers. */
    static void main(String[] arguments) throws IOException {
        try {
            var options = Options.parse(arguments);
            var host = DemonstrationHost.in(options.state(), options.fixture(), InstantSource.system());
            System.out.println("card host: " + start(host, options.port()).uri());
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            System.err.println("card host: " + wrong.getMessage());
            System.exit(2);
        }
    }

    /** Where the API begins, for {@link RestCardHost}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Ends at once; what is being performed ends in the journal. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> path = path(exchange);
            var route = routes.route(exchange.getRequestMethod(), path);
            if (route.isEmpty()) answer(exchange, 404, problem("There is no such address."));
            else serve(exchange, path, route.get());
        }
    }

    private static void serve(HttpExchange exchange, List<String> path, HostRoutes.Route route) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
        if (body.length > BODY_BYTES) {
            answer(exchange, 413, problem("A body has at most " + BODY_BYTES + " bytes."));
            return;
        }
        try {
            answer(exchange, 200, route.answer(request(exchange, path, body)));
        } catch (HostUnavailable unknown) {
            answer(exchange, 404, problem("There is no such reference."));
        } catch (JacksonException | IllegalArgumentException | DateTimeException wrong) {
            answer(exchange, 400, problem("The request makes no sense; see the API's description."));
        }
    }

    private static HostRoutes.Request request(HttpExchange exchange, List<String> path, byte[] body) {
        JsonNode json = body.length == 0 ? JsonNodeFactory.instance.objectNode() : HostJson.MAPPER.readTree(body);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return new HostRoutes.Request(path.size() > 1 ? path.get(1) : "", json, Objects.requireNonNullElse(key, ""));
    }

    /** The parts after {@code /v1/}; empty for any other address. */
    private static List<String> path(HttpExchange exchange) {
        List<String> parts =
                Stream.of(exchange.getRequestURI().getPath().split("/")).toList();
        return parts.size() > 2 && parts.get(1).equals("v1") ? parts.subList(2, parts.size()) : List.of("");
    }

    private static Map<String, String> problem(String detail) {
        return Map.of("detail", detail);
    }

    private static void answer(HttpExchange exchange, int status, Object content) throws IOException {
        byte[] json = HostJson.MAPPER.writeValueAsBytes(content);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    /** The command line. */
    private record Options(int port, Path state, DemonstrationFixture fixture) {
        private static final String USAGE = "usage: --port PORT --state FOLDER [--fixture FOLDER]";

        private static Options parse(String[] arguments) {
            if (arguments.length % 2 != 0) throw new IllegalArgumentException(USAGE);
            var values = new HashMap<String, String>();
            for (int each = 0; each < arguments.length; each += 2) values.put(arguments[each], arguments[each + 1]);
            String port = values.get("--port"), state = values.get("--state"), fixture = values.get("--fixture");
            if (port == null || state == null) throw new IllegalArgumentException(USAGE);
            return new Options(
                    Integer.parseInt(port),
                    Path.of(state),
                    fixture == null ? DemonstrationFixture.shipped() : DemonstrationFixture.in(Path.of(fixture)));
        }
    }
}
