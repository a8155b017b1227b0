package org.cardline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The issuer's own sign-in, while it doesn't answer as it should. */
class ProviderDoorTest {
    private volatile Instant now = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aProviderThatFailsIsAskedOnceHoweverManyKnock() throws Exception {
        var requests = new AtomicInteger();
        HttpServer failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        failing.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        failing.start();
        try {
            ProviderDoor door = door(failing.getAddress().getPort());
            assertThat(door.isThere()).isTrue();
            assertThat(door.isOpen()).isFalse();
            int once = requests.get();
            assertThat(once).isPositive();
            for (int times = 0; times < 10; times++) assertThat(door.isOpen()).isFalse();
            assertThat(requests).hasValue(once);
            now = now.plus(Duration.ofSeconds(30));
            assertThat(door.isOpen()).isFalse();
            assertThat(requests).hasValue(2 * once);
        } finally {
            failing.stop(0);
        }
    }

    private ProviderDoor door(int port) {
        var issuer = URI.create("http://127.0.0.1:" + port);
        return new ProviderDoor(
                new Provider(Optional.of(issuer), "cardline", Optional.empty(), "sub"), "/back", () -> now);
    }
}
