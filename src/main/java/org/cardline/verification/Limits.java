package org.cardline.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.cardline.store.Store;
import org.cardline.store.Transactions;

/**
 * Counts in the database, so that limits hold across calls, restarts and nodes. A try is taken before it is judged and
 * given back when it was good: a crash in between, or many calls at once, gain nobody a further try.
 */
final class Limits {
    private final EventTable table;
    private final Transactions transactions;
    private final KeyedDigest digest;
    private final InstantSource clock;

    Limits(Store store, SecretKey key, InstantSource clock) {
        this.table = new EventTable(store.jdbc());
        this.transactions = store.transactions();
        this.digest = new KeyedDigest(key);
        this.clock = clock;
    }

    /** Something that was counted. */
    record Taken(List<Long> ids) {}

    /** Counts one more for each of these, unless any is reached: then none is counted. */
    Optional<Taken> take(List<Limit> limits) {
        return transactions.run(() -> {
            lock(limits);
            Instant now = clock.instant();
            if (limits.stream().anyMatch(each -> isReached(each, now))) return Optional.empty();
            var ids = new ArrayList<Long>();
            for (Limit each : limits) ids.add(table.add(each.kind(), subject(each), now));
            return Optional.of(new Taken(ids));
        });
    }

    /** What was counted did not happen, or was good. */
    void giveBack(Taken taken) {
        table.remove(taken.ids());
    }

    boolean isReached(Limit limit) {
        return isReached(limit, clock.instant());
    }

    /** Counts one more, and tells how many there are within the time; refuses nobody. */
    long countUp(String kind, String subject, Duration within) {
        Instant now = clock.instant();
        byte[] digested = digest.of(kind, subject);
        table.add(kind, digested, now);
        return table.count(kind, digested, now.minus(within));
    }

    private void lock(List<Limit> limits) {
        limits.stream().map(this::subject).sorted(Arrays::compare).forEach(table::lock);
    }

    private boolean isReached(Limit limit, Instant now) {
        return limit.isReached(table.latest(limit.kind(), subject(limit), limit.most()), now);
    }

    private byte[] subject(Limit limit) {
        return digest.of(limit.kind(), limit.subject());
    }
}
