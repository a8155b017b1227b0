package org.cardline.simulation;

import java.time.Duration;
import java.util.Optional;

/** How a simulated caller behaves. */
public interface Behaviour {
    /** What the caller does when asked this. */
    Reply answers(String words);

    /** What the caller does to the music of a wait; empty where they wait on, until something happens. */
    default Optional<Reply> whileWaiting() {
        return Optional.empty();
    }

    /** Whether the caller skips a sentence that asks nothing. */
    default boolean skips(String words) {
        return false;
    }

    /** How long the caller speaks when recorded. */
    default Duration speaks() {
        return Duration.ofSeconds(4);
    }

    /** Whether keys are heard in what this caller records next. */
    default boolean pressesWhileSpeaking() {
        return false;
    }
}
