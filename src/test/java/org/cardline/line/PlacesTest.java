package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final Tick tick = new Tick(0, 1, new LineMeter());

    @Test
    void aPortRestsBeforeItServesAgain() {
        var ports = new Ports(loopback, 38_000, 38_003);
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
    void aPortThatSomebodyElseHasIsPassedOver() {
        RtpSockets taken = new Ports(loopback, 38_100, 38_101).take(NOW).orElseThrow();
        var ports = new Ports(loopback, 38_100, 38_103);
        RtpSockets free = ports.take(NOW).orElseThrow();
        assertThat(free.port()).isEqualTo(38_102);
        free.close();
        taken.close();
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
