package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class KnownAddressesTest {
    private final KnownAddresses<String> known = new KnownAddresses<>();

    private static InetSocketAddress port(int port) {
        return new InetSocketAddress("192.0.2.1", port);
    }

    @Test
    void aBrowserThatChecksFromEverywhereIsKnownWhereItWasLastAndTakesNobodysPlace() {
        known.provedAt(port(1), "ana's");
        for (int i = 2; i <= 1_000; i++) {
            known.provedAt(port(i), "the flood's");
            known.provedAt(port(1_001), "the flood's"); // where it sends from all the time
        }
        assertThat(known.at(port(1))).contains("ana's");
        assertThat(known.at(port(1_001))).contains("the flood's");
        assertThat(known.at(port(1_000 - KnownAddresses.MOST + 2))).contains("the flood's");
        for (int i = 2; i <= 1_000 - KnownAddresses.MOST + 1; i++)
            assertThat(known.at(port(i))).isEmpty();
    }

    @Test
    void anAddressIsItsLastBrowsers() {
        known.provedAt(port(1), "ana's");
        known.provedAt(port(1), "ben's");
        for (int i = 2; i <= 2 + KnownAddresses.MOST; i++) known.provedAt(port(i), "ana's");
        assertThat(known.at(port(1))).contains("ben's");
    }

    @Test
    void whoIsServedNoMoreIsForgotten() {
        known.provedAt(port(1), "ana's");
        known.provedAt(port(2), "ben's");
        known.keep("ben's"::equals);
        assertThat(known.at(port(1))).isEmpty();
        assertThat(known.isNew("ana's")).isTrue();
        assertThat(known.at(port(2))).contains("ben's");
        assertThat(known.isNew("ben's")).isFalse();
    }
}
