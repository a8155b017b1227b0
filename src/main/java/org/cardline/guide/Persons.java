package org.cardline.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Programme;
import org.cardline.programme.Queue;
import org.cardline.programme.Reason;
import org.cardline.routing.NewContact;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;

/** How long callers of our own line would wait for a person. What was found is told again for some seconds. Any thread. */
final class Persons {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Routing routing;
    private final InstantSource time;
    private final Map<String, Found> found = new ConcurrentHashMap<>(); // by queue and number dialled: few

    Persons(Routing routing, InstantSource time) {
        this.routing = routing;
        this.time = time;
    }

    private record Found(PersonNow now, Instant at) {}

    /** Who calls this number for this reason; empty where the programme has no queue for it. */
    Optional<PersonNow> now(Reason reason, EntryPoint called, Programme programme) {
        return programme.queues().of(programme.department(reason)).map(queue -> now(queue, called));
    }

    private PersonNow now(Queue queue, EntryPoint called) {
        Instant now = time.instant();
        String key = queue.id() + " " + called.dialled();
        Found known = found.get(key);
        if (known != null && known.at.plus(KEPT).isAfter(now)) return known.now;
        PersonNow fresh = found(queue, called, now);
        found.put(key, new Found(fresh, now));
        return fresh;
    }

    private PersonNow found(Queue queue, EntryPoint called, Instant now) {
        if (!queue.hours().openAt(now))
            return new PersonNow.Closed(
                    queue.hours().nextOpening(now).atZone(queue.hours().zone()));
        var joining = NewContact.call(queue, called.priority(), called.language(), Optional.empty(), Told.NOTHING);
        return routing.expectedWait(joining)
                .<PersonNow>map(PersonNow.After::new)
                .orElseGet(PersonNow.Nobody::new);
    }
}
