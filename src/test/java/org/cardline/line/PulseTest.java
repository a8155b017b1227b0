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
        answersOnce();
        pulse.quiet(true);
        assertThat(pulse.answered(false)).isEqualTo(Sign.MISSED);
        assertThat(pulse.answered(false)).isEqualTo(Sign.MISSED);
        assertThat(asked).hasValue(4);
        assertThat(pulse.answered(false)).isEqualTo(Sign.GONE);
        assertThat(asked).hasValue(4);
    }

    @Test
    void anAnswerOrASoundIsEnough() {
        answersOnce();
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

    @Test
    void whoNeverAnsweredIsNotMissedForThat() {
        pulse.begins();
        assertThat(pulse.answered(false)).isEqualTo(Sign.THERE);
        for (int i = 2; i < 20; i++) {
            pulse.quiet(true);
            assertThat(pulse.answered(false)).isEqualTo(Sign.THERE);
            assertThat(asked).as("when it is quiet again, and not at once").hasValue(i);
        }
    }

    @Test
    void whatIsKnownOfOneTelephoneSaysNothingOfTheNext() {
        answersOnce();
        pulse.quiet(true);
        assertThat(pulse.answered(false)).isEqualTo(Sign.MISSED);
        pulse.movesOn();
        pulse.begins();
        pulse.quiet(true);
        assertThat(pulse.answered(false)).isEqualTo(Sign.THERE);
    }

    private void answersOnce() {
        pulse.begins();
        assertThat(pulse.answered(true)).isEqualTo(Sign.THERE);
    }
}
