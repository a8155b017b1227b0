package org.cardline.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that tests move. */
final class MovedClock implements InstantSource {
    private volatile Instant now;

    MovedClock(String now) {
        this.now = Instant.parse(now);
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
