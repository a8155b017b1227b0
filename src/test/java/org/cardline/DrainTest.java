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

    private final Calls calls = new Calls();
    private final StopSignals signals = new StopSignals();

    @Test
    void waitsForTheLastCall() throws InterruptedException {
        calls.counts = List.of(2, 2, 1, 0).iterator();
        new Drain(calls, LIMIT, InstantSource.fixed(STOPPED)).run(signals);
        assertThat(calls.refused).isTrue();
        assertThat(calls.counts.hasNext()).isFalse();
    }

    @Test
    void aSecondSignalWaitsForNobody() throws InterruptedException {
        signals.receive();
        signals.receive();
        new Drain(calls, LIMIT, InstantSource.fixed(STOPPED)).run(signals);
        assertThat(calls.refused).isTrue();
    }

    @Test
    void anEndlessCallIsNotWaitedForBeyondTheLimit() throws InterruptedException {
        var moments = List.of(STOPPED, STOPPED.plus(LIMIT).minusMillis(1), STOPPED.plus(LIMIT))
                .iterator();
        new Drain(calls, LIMIT, moments::next).run(signals);
        assertThat(moments.hasNext()).isFalse();
    }

    private static final class Calls implements RunningCalls {
        private Iterator<Integer> counts = List.<Integer>of().iterator();
        private boolean refused;

        @Override
        public void refuseNew() {
            refused = true;
        }

        @Override
        public int count() {
            return counts.hasNext() ? counts.next() : 1;
        }
    }
}
