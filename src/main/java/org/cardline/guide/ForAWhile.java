package org.cardline.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a page that was shown may still ask for: kept for a quarter of an hour, unless said otherwise, under a word that stands in its own form,
 * and that no other site knows. In memory; any thread.
 */
final class ForAWhile<T> {
    static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final int MOST = 5_000; // beyond it the oldest is none any more

    private final Duration goodFor;
    private final InstantSource time;
    private final Map<String, Kept<T>> all = new LinkedHashMap<>();

    ForAWhile(InstantSource time) {
        this(GOOD_FOR, time);
    }

    ForAWhile(Duration goodFor, InstantSource time) {
        this.goodFor = goodFor;
        this.time = time;
    }

    private record Kept<T>(T what, Instant until) {}

    /** @return its word */
    synchronized String keep(T what) {
        all.values().removeIf(each -> !each.until.isAfter(time.instant()));
        if (all.size() >= MOST) all.remove(all.keySet().iterator().next());
        String word = Tokens.fresh();
        all.put(word, new Kept<>(what, time.instant().plus(goodFor)));
        return word;
    }

    synchronized Optional<T> of(String word) {
        return Optional.ofNullable(all.get(word))
                .filter(each -> each.until.isAfter(time.instant()))
                .map(Kept::what);
    }

    synchronized void forget(String word) {
        all.remove(word);
    }
}
