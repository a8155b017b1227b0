package org.cardline.simulation;

import java.time.Duration;

/** How fast a simulated caller is. */
public enum Pace {
    /** Hears every sentence to its end, thinks, and keys slowly. */
    NOVICE(Duration.ofSeconds(2), Duration.ofMillis(600)),
    /** Knows the menus: keys as soon as a prompt begins. */
    EXPERT(Duration.ofMillis(600), Duration.ofMillis(250)),
    /** Lets every question be asked twice. */
    HESITANT(Duration.ofSeconds(3), Duration.ofMillis(800));

    private final Duration thinks;
    private final Duration apart;

    Pace(Duration thinks, Duration apart) {
        this.thinks = thinks;
        this.apart = apart;
    }

    Reply reply(String keys) {
        return new Reply(keys, keys, thinks, this == EXPERT, apart, false, "", "");
    }
}
