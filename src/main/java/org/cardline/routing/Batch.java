package org.cardline.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cardline.routing.Matching.Match;
import org.cardline.routing.Matching.Waiting;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
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
    private final ContactTable contacts;
    private final AgentTable agents;
    private final Transactions transactions;
    private final InstantSource clock;

    Batch(Store store, InstantSource clock) {
        jdbc = store.jdbc();
        places = new PlaceTable(jdbc);
        contacts = new ContactTable(jdbc);
        agents = new AgentTable(jdbc);
        transactions = store.transactions();
        this.clock = clock;
    }

    /** How it stands with the contacts that were offered; empty where another process is at it. */
    Optional<List<Standing>> run() {
        return transactions.run(() -> isOurs() ? Optional.of(offers(clock.instant())) : Optional.empty());
    }

    private boolean isOurs() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?), set_config('synchronous_commit', 'off', true)")
                .param(LOCK)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private List<Standing> offers(Instant now) {
        var matching = new Matching(agents.free(now));
        if (matching.room() == 0) return List.of();
        List<Waiting> kinds = places.kinds(now).stream().filter(matching::fits).toList();
        if (kinds.isEmpty()) return List.of();
        return offer(places.first(matching.room(), kinds, now), matching, now);
    }

    private List<Standing> offer(List<Waiting> first, Matching matching, Instant now) {
        List<Match> matches = matching.match(first);
        if (matches.isEmpty()) return List.of();
        return contacts.offer(matches, now);
    }
}
