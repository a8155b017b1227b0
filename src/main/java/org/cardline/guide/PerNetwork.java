package org.cardline.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** How often one network may ask for something in an hour. In memory only; any thread. */
final class PerNetwork {
    private static final Duration WINDOW = Duration.ofHours(1);

    /** So many networks are counted at once; while they all are, no further one is served. */
    private static final int MOST_NETWORKS = 10_000;

    private final int most;
    private final InstantSource clock;
    private final Map<String, Asked> asked = new HashMap<>();

    PerNetwork(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    private record Asked(int times, Instant since) {}

    /** Counts one more, unless there are too many. */
    synchronized boolean takes(String network) {
        Instant now = clock.instant();
        if (asked.size() >= MOST_NETWORKS) asked.values().removeIf(each -> isOver(each, now));
        Asked known = asked.get(network);
        if (known == null && asked.size() >= MOST_NETWORKS) return false;
        Asked counted =
                known == null || isOver(known, now) ? new Asked(1, now) : new Asked(known.times + 1, known.since);
        if (counted.times > most) return false;
        asked.put(network, counted);
        return true;
    }

    private static boolean isOver(Asked known, Instant now) {
        return !known.since.plus(WINDOW).isAfter(now);
    }
}
