package org.cardline.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cardline.cases.Reference;

/**
 * Who was shown a case may add to it for a quarter of an hour: a ticket in the page's own form says so, and no other site
 * knows it. It shows nothing. In memory; any thread.
 */
final class Tickets {
    static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final int MOST = 5_000; // beyond it the oldest is none any more

    private final InstantSource time;
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();

    Tickets(InstantSource time) {
        this.time = time;
    }

    private record Ticket(Reference reference, Instant until) {}

    /** A fresh one. */
    synchronized String of(Reference reference) {
        tickets.values().removeIf(each -> !each.until.isAfter(time.instant()));
        if (tickets.size() >= MOST) tickets.remove(tickets.keySet().iterator().next());
        String ticket = Tokens.fresh();
        tickets.put(ticket, new Ticket(reference, time.instant().plus(GOOD_FOR)));
        return ticket;
    }

    /** The case that it is for. */
    synchronized Optional<Reference> reference(String ticket) {
        return Optional.ofNullable(tickets.get(ticket))
                .filter(each -> each.until.isAfter(time.instant()))
                .map(Ticket::reference);
    }
}
