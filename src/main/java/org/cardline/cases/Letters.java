package org.cardline.cases;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cardline.store.Store;

/**
 * The outbox. A letter here is queued, and that is all the line may say of it: {@link Outbox} delivers. Any thread may
 * use it.
 */
public final class Letters {
    private final LetterTable table;
    private final InstantSource clock;

    public Letters(Store store, InstantSource clock) {
        this.table = new LetterTable(store.jdbc());
        this.clock = clock;
    }

    /**
     * Queues a letter that belongs to no case, in the transaction of the calling thread where there is one.
     *
     * @param key what the letter is for, such as {@code freeze:} and the command's id: the same key queues one letter
     */
    public void queue(String key, Letter letter) {
        table.add(key, Optional.empty(), letter, clock.instant());
    }

    /** The letter that was queued with this key. */
    public Optional<Letter> queued(String key) {
        return table.byKey(key);
    }

    /** Letters of a case, oldest first. */
    public List<Letter> of(Reference reference) {
        return table.of(reference);
    }

    /** How many letters wait for delivery. */
    public long waiting() {
        return table.waiting();
    }
}
