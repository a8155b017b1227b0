package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cardline.line.Caller;

/** A key that is waited for, where it is no answer to a question of the menus. The caller's own thread alone. */
final class NextKey {
    private NextKey() {}

    /** The next one; empty where none comes in time, or {@code isOver} meanwhile. */
    static Optional<Character> within(Duration patience, Caller caller, InstantSource clock, BooleanSupplier isOver) {
        Instant until = clock.instant().plus(patience);
        Optional<Character> key = caller.takeKey();
        while (key.isEmpty() && !isOver.getAsBoolean() && clock.instant().isBefore(until)) {
            caller.await(Duration.between(clock.instant(), until));
            key = caller.takeKey();
        }
        return key;
    }
}
