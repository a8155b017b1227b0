package org.cardline.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cardline.routing.Matching.Match;
import org.cardline.routing.Matching.Waiting;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Matches all who wait with all who are free, in one transaction, one process at a time: an agent serves several queues,
 * so one queue alone can't tell who is first. Its commit waits for no disk: an offer that a crash of the database undoes
 * was taken by nobody, since what takes it is written behind it, and does wait.
 */
final class Batch {
    /** Names the lock among those of the database: any number, the same in every process. */
    private static final long LOCK = 0x726F7574696E67L;

    private final JdbcClient jdbc;
    private final PlaceTable places;
    private final OfferTable offers;
    private final AgentTable agents;
    private final Transactions transactions;
    private final InstantSource clock;

    Batch(Store store, InstantSource clock) {
        jdbc = store.jdbc();
        places = new PlaceTable(jdbc);
        offers = new OfferTable(jdbc);
        agents = new AgentTable(jdbc);
        transactions = store.transactions();
        this.clock = clock;
    }

    /** How it stands with the contacts that were offered; empty where another process is at it, and takes its time. */
    Optional<List<Standing>> run() {
        List<Waiting> kinds = places.kinds(clock.instant());
        if (kinds.isEmpty()) return Optional.of(List.of());
        try {
            return Optional.of(transactions.run(() -> {
                waitForOthers();
                return offers(kinds, clock.instant());
            }));
        } catch (ConcurrencyFailureException busy) {
            return Optional.empty();
        }
    }

    /** What waits to be locked is locked by others' batches, and by short changes. */
    private void waitForOthers() {
        jdbc.sql("""
                        select set_config('lock_timeout', '100ms', true), set_config('synchronous_commit', 'off', true),
                            set_config('plan_cache_mode', 'force_generic_plan', true), pg_advisory_xact_lock(?)""").param(LOCK).query(row -> {});
    }

    private List<Standing> offers(List<Waiting> kinds, Instant now) {
        var matching = new Matching(agents.free(now));
        if (matching.room() == 0) return List.of();
        List<Match> matches = matching.match(places.first(matching.room(), kinds, now));
        return matches.isEmpty() ? List.of() : offers.offer(matches, now);
    }
}
