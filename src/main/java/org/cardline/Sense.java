package org.cardline;

import java.util.Optional;
import java.util.function.Function;
import org.cardline.reasons.Understanding;
import org.cardline.reasons.Understood;

/** What callers' own sentences are about: its model is loaded when the first one speaks. Any thread may use it. */
final class Sense implements Function<String, Understood>, AutoCloseable {
    private Optional<Understanding> loaded = Optional.empty();

    @Override
    public Understood apply(String sentence) {
        return understanding().of(sentence);
    }

    private synchronized Understanding understanding() {
        if (loaded.isEmpty()) loaded = Optional.of(Understanding.shipped());
        return loaded.get();
    }

    @Override
    public synchronized void close() {
        loaded.ifPresent(Understanding::close);
        loaded = Optional.empty();
    }
}
