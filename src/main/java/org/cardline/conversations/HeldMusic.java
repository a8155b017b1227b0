package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.speech.Utterance;

/** Music for whom an agent consults, while they are the one who waits: over and over. The caller's own thread alone. */
final class HeldMusic {
    private final Utterance music;
    private final InstantSource clock;
    private Instant until = Instant.MIN;

    HeldMusic(Utterance music, InstantSource clock) {
        this.music = music;
        this.clock = clock;
    }

    /**
     * Goes on, or ends.
     *
     * @param waits who waits; empty where nobody does
     * @return when to come back at the latest
     */
    Duration plays(Optional<Ringing> waits, Duration atMost) {
        if (waits.isEmpty()) {
            until = Instant.MIN;
            return atMost;
        }
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            waits.get().say(music, StopKeys.NONE);
            until = now.plus(music.duration());
        }
        Duration left = Duration.between(now, until);
        return left.compareTo(atMost) < 0 ? left : atMost;
    }
}
