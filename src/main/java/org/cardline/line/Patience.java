package org.cardline.line;

import java.time.Duration;

/**
 * How long a question waits.
 *
 * @param first from the end of the prompt to the first key, commonly 3–5 s
 * @param between from one key to the next
 */
public record Patience(Duration first, Duration between) {
    public Patience {
        if (!first.isPositive() || !between.isPositive()) throw new IllegalArgumentException("Patience is positive");
    }
}
