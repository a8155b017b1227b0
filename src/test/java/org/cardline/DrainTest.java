package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DrainTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Instant STOPPED = Instant.parse("2026-11-23T12:00:00Z");
    private static final RunningCalls ENDLESS = atMost -> false;

    private final StopSignals signals = new StopSignals();

    @Test
    void waitsForTheLastCall() throws InterruptedException {
        Iterator<Boolean> over = List.of(false, false, true).iterator();
        new Drain(atMost -> over.next(), LIMIT, InstantSource.fixed(STOPPED)).run(signals);
        assertThat(over.hasNext()).isFalse();
    }

    @Test
    void aSecondSignalWaitsForNobody() throws InterruptedException {
        signals.receive();
        signals.receive();
        new Drain(ENDLESS, LIMIT, InstantSource.fixed(STOPPED)).run(signals);
        assertThat(signals.atOnceWithin(Duration.ZERO)).isTrue();
    }

    @Test
    void anEndlessCallIsNotWaitedForBeyondTheLimit() throws InterruptedException {
        var moments = List.of(STOPPED, STOPPED.plus(LIMIT).minusMillis(1), STOPPED.plus(LIMIT))
                .iterator();
        new Drain(ENDLESS, LIMIT, moments::next).run(signals);
        assertThat(moments.hasNext()).isFalse();
    }
}
