package org.cardline.line;

import java.time.Duration;

/**
 * When a recording ends by itself.
 *
 * @param silence this much silence after the caller spoke, or instead of speaking
 * @param longest the longest recording, at most {@link #CEILING}
 */
public record RecordingLimits(Duration silence, Duration longest) {
    /** A recording is held in memory, 8,000 bytes a second: no longer one is made. */
    public static final Duration CEILING = Duration.ofMinutes(5);

    public RecordingLimits {
        if (!silence.isPositive() || !longest.isPositive()) throw new IllegalArgumentException("Limits are positive");
        if (longest.compareTo(CEILING) > 0)
            throw new IllegalArgumentException("No recording is longer than " + CEILING);
    }
}
