package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.line.Arrival;
import org.cardline.programme.Reason;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which call a case belongs to. */
class CasesOfCallsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Cases cases = new Cases(STORE.store(), new Random(1), InstantSource.fixed(NOON));

    @Test
    void aTelephoneThatUsesACallIdAgainGetsACaseOfItsOwn() {
        Case first = opened(NOON);
        Case second = opened(NOON.plusSeconds(60));
        assertThat(second.reference()).isNotEqualTo(first.reference());
    }

    @Test
    void theSameCallOpensTheSameCaseOnce() {
        assertThat(opened(NOON).reference()).isEqualTo(opened(NOON).reference());
    }

    private Case opened(Instant arrived) {
        var call =
                new Arrival("used-again", "+18005284800", Optional.empty(), InetAddress.getLoopbackAddress(), arrived);
        Matter matter = Matter.of(Reason.LOST_OR_STOLEN, "Lost or stolen", "A person takes it up.");
        return cases.open(matter.newCase(call, 1, "fraud", Optional.empty()));
    }
}
