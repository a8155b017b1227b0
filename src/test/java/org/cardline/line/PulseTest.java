package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.cardline.line.Pulse.Sign;
import org.junit.jupiter.api.Test;

/** A telephone that sends nothing, and answers or doesn't. */
class PulseTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Pulse pulse = new Pulse(asked::incrementAndGet);

    @Test
    void whoAnswersIsThereHoweverSilent() {
        for (int i = 1; i < 5; i++) {
            pulse.quiet(true);
            assertThat(pulse.answered(true)).isEqualTo(Sign.THERE);
            assertThat(asked).hasValue(i);
        }
    }

    @Test
    void whoDoesNotIsAskedOnAndThenGone() {
        pulse.quiet(true);
        assertThat(pulse.answered(false)).isEqualTo(Sign.MISSED);
        assertThat(pulse.answered(false)).isEqualTo(Sign.MISSED);
        assertThat(asked).hasValue(3);
        assertThat(pulse.answered(false)).isEqualTo(Sign.GONE);
        assertThat(asked).hasValue(3);
    }

    @Test
    void anAnswerOrASoundIsEnough() {
        pulse.quiet(true);
        pulse.answered(false);
        pulse.answered(false);
        assertThat(pulse.answered(true)).isEqualTo(Sign.THERE);
        pulse.quiet(true);
        pulse.answered(false);
        pulse.answered(false);
        pulse.quiet(false);
        assertThat(pulse.answered(false)).as("it is heard").isEqualTo(Sign.THERE);
        pulse.quiet(true);
        assertThat(pulse.answered(false)).as("counted anew").isEqualTo(Sign.MISSED);
    }
}
