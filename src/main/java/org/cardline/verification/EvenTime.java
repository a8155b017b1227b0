package org.cardline.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives every answer at a multiple of {@link #STEP} after the question, so that its time doesn't tell which part was
 * wrong, or whether anything was looked up at all.
 */
final class EvenTime {
    /** Longer than an ordinary answer of host and database; a caller hardly hears it. */
    static final Duration STEP = Duration.ofMillis(500);

    private final InstantSource clock;
    private final Pauses pauses;

    EvenTime(InstantSource clock, Pauses pauses) {
        this.clock = clock;
        this.pauses = pauses;
    }

    /** What is asked of the host. */
    interface Question<T> {
        T answer();
    }

    <T> T answer(Question<T> question) {
        Instant asked = clock.instant();
        try {
            return question.answer();
        } finally {
            pauses.pause(untilNextStep(Duration.between(asked, clock.instant())));
        }
    }

    /** A clock that was set back counts as no time. */
    private static Duration untilNextStep(Duration taken) {
        long step = STEP.toNanos(), nanos = Math.max(0, taken.toNanos());
        return Duration.ofNanos(step - nanos % step);
    }
}
