package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final Tick tick = new Tick(0, 1, new LineMeter());

    @Test
    void aPortRestsBeforeItServesAgain() throws IOException {
        int port = FreePorts.block(4);
        var ports = new Ports(loopback, port, port + 3);
        RtpSockets first = ports.take(NOW).orElseThrow();
        RtpSockets second = ports.take(NOW).orElseThrow();
        assertThat(ports.take(NOW)).isEmpty();
        ports.giveBack(second, NOW);
        ports.giveBack(first, NOW);
        assertThat(ports.take(NOW.plusMillis(100))).isEmpty();
        RtpSockets rested = ports.take(NOW.plus(Ports.REST)).orElseThrow();
        assertThat(rested.port()).isEqualTo(second.port());
        rested.close();
    }

    @Test
    void aPortThatSomebodyElseHasIsPassedOver() throws IOException {
        int port = FreePorts.block(4);
        try (var _ = RtpSockets.open(loopback, port);
                RtpSockets free = new Ports(loopback, port, port + 3).take(NOW).orElseThrow()) {
            assertThat(free.port()).isEqualTo(port + 2);
        }
    }

    @Test
    void legsAreSpreadOverTheSlicesUntilAllAreFull() {
        var slots = new Slots(List.of(tick), 2);
        var first = slots.take().orElseThrow();
        assertThat(slots.take().orElseThrow().slice()).isNotEqualTo(first.slice());
        for (int i = 2; i < 2 * Tick.SLICES; i++) assertThat(slots.take()).isPresent();
        assertThat(slots.take()).isEmpty();
        slots.giveBack(first);
        assertThat(slots.take()).contains(first);
    }
}
