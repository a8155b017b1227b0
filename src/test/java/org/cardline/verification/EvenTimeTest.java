package org.cardline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EvenTimeTest {
    private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
    private Instant now = START;
    private final EvenTime time = new EvenTime(() -> now, pause -> now = now.plus(pause));

    @Test
    void everyAnswerComesAtAMultipleOfTheStep() {
        for (long millis : new long[] {0, 1, 130, 499})
            assertThat(answerTaking(millis)).isEqualTo(EvenTime.STEP);
        assertThat(answerTaking(501)).isEqualTo(EvenTime.STEP.multipliedBy(2));
    }

    @Test
    void anAnswerThatBreaksComesInEvenTimeToo() {
        assertThatThrownBy(() -> time.answer(() -> {
                    now = now.plusMillis(77);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(now).isEqualTo(START.plus(EvenTime.STEP));
    }

    @Test
    void aClockThatIsSetBackDelaysNobodyForLong() {
        time.answer(() -> now = now.minusSeconds(3_600));
        assertThat(now).isEqualTo(START.minusSeconds(3_600).plus(EvenTime.STEP));
    }

    private Duration answerTaking(long millis) {
        now = START;
        time.answer(() -> now = now.plusMillis(millis));
        return Duration.between(START, now);
    }
}
