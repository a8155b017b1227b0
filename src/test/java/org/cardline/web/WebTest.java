package org.cardline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
import org.cardline.cases.Reference;
import org.cardline.store.TestStore;
import org.cardline.web.LiveCalls.Caption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The web over real sockets, with a call that says two words. */
@Timeout(60)
class WebTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static Optional<ConfigurableApplicationContext> web = Optional.empty();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WebHouse.class)
    static class OneCall {
        @Bean
        WebSettings webSettings() {
            return new WebSettings(true);
        }

        @Bean
        LiveCalls liveCalls() {
            return new TwoWords();
        }

        @Bean
        SentCodes sentCodes() {
            return () -> List.of(new SentCodes.Sent(Instant.parse("2026-11-23T12:00:00Z"), "phone ••23", "123456"));
        }

        @Bean
        InstantSource time() {
            return InstantSource.system();
        }

        @Bean
        Cases cases(InstantSource time) {
            return new Cases(STORE.store(), new Random(1), time);
        }

        @Bean
        CallRecords callRecords() {
            return new CallRecords(STORE.store());
        }
    }

    @BeforeAll
    static void start() {
        var application = new SpringApplication(OneCall.class);
        web = Optional.of(
                application.run(
                        "--server.port=0",
                        "--server.tomcat.connection-timeout=1s", // 10 s in application.properties
                        "--server.address=127.0.0.1",
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                                + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
                                // nobody signs in at these pages, and without a desk Spring would guard them all
                                + "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
                                + "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
                                + "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"));
    }

    @AfterAll
    static void stop() {
        web.orElseThrow().close();
    }

    @Test
    void thePageShowsTheCallAndSaysThatThisIsADemonstration() throws IOException {
        assertThat(get("/", "127.0.0.1"))
                .startsWith("HTTP/1.1 200")
                .contains("This is a demonstration", "+18005284800", "one@example.com")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("X-Content-Type-Options: nosniff");
    }

    @Test
    void codesThatWereSentAreReadOnAPage() throws IOException {
        assertThat(get("/demonstration/codes", "localhost")).contains("phone ••23", "123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "192.0.2.1"})
    void aPageElsewhereCannotPointItsOwnNameAtUs(String host) throws IOException {
        assertThat(get("/", host))
                .startsWith("HTTP/1.1 403")
                .contains("http://localhost")
                .doesNotContain("+1800");
    }

    @Test
    void localhostAndBothLoopbackAddressesAreOurNames() throws IOException {
        for (String host : List.of("localhost", "localhost:8080", "[::1]:8080"))
            assertThat(get("/", host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatIsNotThereIsAPageForPeopleAndAProblemForPrograms() throws IOException {
        assertThat(get("/nothing", "localhost")).startsWith("HTTP/1.1 404").contains("<h1>There is nothing here</h1>");
        assertThat(get("/api/v1/nothing", "localhost"))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json", "\"detail\":\"Check the address.\"");
    }

    @Test
    void aCaseIsToldByStateAndDatesAlone() throws IOException {
        assertThat(get("/api/v1/cases/123", "localhost"))
                .startsWith("HTTP/1.1 400")
                .contains("A reference has ten digits");
        String unknown = Reference.fresh(new Random(7)).digits();
        assertThat(get("/api/v1/cases/" + unknown, "localhost")).startsWith("HTTP/1.1 404");
    }

    @Test
    void aBodyThatIsTooLongOrOfUnknownLengthIsRefusedUnread() throws IOException {
        assertThat(request("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("64 kB");
        assertThat(request(
                        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 411");
    }

    /** Its connection is closed when nothing more comes in time; until then others are served. */
    @Test
    void aClientThatSendsHalfARequestIsCutOff() throws IOException {
        int port = web.orElseThrow().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream().write("GET / HTTP/1.1\r\nHost: localho".getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            assertThat(get("/", "localhost")).startsWith("HTTP/1.1 200");
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("<h1>");
        }
    }

    /** Cross-site request forgery, by what browsers say of where a request began. */
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: same-origin, 405",
        "Sec-Fetch-Site: none, 405",
        "Origin: https://evil.example, 403",
        "Origin: null, 403",
        "Origin: http://localhost:81, 403",
        "Origin: http://localhost, 405",
        "Accept: */*, 405"
    })
    void aPageElsewhereChangesNothingHere(String header, int status) throws IOException {
        assertThat(request("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n" + header
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void whileRunningCallsEndItIsOutOfServiceAndAlive() throws IOException {
        assertThat(get("/actuator/health/readiness", "localhost")).startsWith("HTTP/1.1 200");
        AvailabilityChangeEvent.publish(web.orElseThrow(), ReadinessState.REFUSING_TRAFFIC);
        assertThat(get("/actuator/health/readiness", "localhost"))
                .startsWith("HTTP/1.1 503")
                .contains("OUT_OF_SERVICE");
        assertThat(get("/actuator/health", "localhost")).startsWith("HTTP/1.1 503");
        assertThat(get("/actuator/health/liveness", "localhost")).startsWith("HTTP/1.1 200");
        AvailabilityChangeEvent.publish(web.orElseThrow(), ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(get("/actuator/health/readiness", "localhost")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aCallsWordsComeAsEventsUntilItEnds() throws IOException {
        assertThat(get("/api/v1/calls/one@example.com/text", "localhost"))
                .contains("text/event-stream")
                .contains("event: said\ndata: Welcome. Press 1.\n\n")
                .contains("event: ended\ndata: caller\n\n");
        assertThat(get("/api/v1/calls/full/text", "localhost")).startsWith("HTTP/1.1 503");
    }

    @Test
    void aCallThatDoesNotComeIsNotFound() throws IOException {
        assertThat(get("/api/v1/calls/never/text", "localhost"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("text/event-stream");
    }

    private static String get(String path, String host) throws IOException {
        return request("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    /** By hand: the JDK's client does not let a Host be chosen. */
    private static String request(String text) throws IOException {
        int port = web.orElseThrow().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(20_000);
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput(); // or it waits for the body that it refuses
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class TwoWords implements LiveCalls {
        @Override
        public List<Running> now() {
            return List.of(new Running("one@example.com", "+18005284800", Instant.parse("2026-11-23T12:00:00Z")));
        }

        @Override
        public Optional<Captions> listen(String callId) {
            return switch (callId) {
                case "full" -> Optional.empty();
                case "never" -> Optional.of(new Words(List.of()));
                default ->
                    Optional.of(new Words(List.of(
                            new Caption(Caption.Kind.ANSWERED, ""),
                            new Caption(Caption.Kind.SAID, "Welcome.\nPress 1."),
                            new Caption(Caption.Kind.ENDED, "caller"))));
            };
        }
    }

    private static final class Words implements LiveCalls.Captions {
        private final Queue<Caption> words;

        Words(List<Caption> words) {
            this.words = new ArrayDeque<>(words);
        }

        @Override
        public Optional<Caption> next(Duration atMost) {
            return Optional.ofNullable(words.poll());
        }

        @Override
        public void close() {}
    }
}
