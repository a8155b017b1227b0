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
import org.cardline.routing.Priority;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;

/** How long callers of our own line would wait for a person. What was found is told again for some seconds. Any thread. */
final class Persons {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Routing routing;
    private final InstantSource time;
    private final Map<String, Found> found = new ConcurrentHashMap<>(); // by queue, number dialled and priority: few

    Persons(Routing routing, InstantSource time) {
        this.routing = routing;
        this.time = time;
    }

    private record Found(Optional<PersonNow> now, Instant at) {}

    /**
     * Who calls this number for this reason, and so joins as urgently as the line lets them; empty where the programme has
     * no queue for it, or nothing is known because the database doesn't answer.
     */
    Optional<PersonNow> now(Reason reason, EntryPoint called, Programme programme) {
        int priority = Math.max(called.priority(), Priority.of(reason));
        return programme.queues().of(programme.department(reason)).flatMap(queue -> now(queue, called, priority));
    }

    private Optional<PersonNow> now(Queue queue, EntryPoint called, int priority) {
        Instant now = time.instant();
        String key = queue.id() + " " + called.dialled() + " " + priority;
        Found known = found.get(key);
        if (known != null && known.at.plus(KEPT).isAfter(now)) return known.now;
        Optional<PersonNow> fresh = found(queue, called, priority, now);
        found.put(key, new Found(fresh, now));
        return fresh;
    }

    private Optional<PersonNow> found(Queue queue, EntryPoint called, int priority, Instant now) {
        if (!queue.hours().openAt(now))
            return Optional.of(new PersonNow.Closed(
                    queue.hours().nextOpening(now).atZone(queue.hours().zone())));
        var joining = NewContact.call(queue, priority, called.language(), Optional.empty(), Told.NOTHING);
        Optional<PersonNow> after = routing.expectedWait(joining).map(PersonNow.After::new);
        if (after.isPresent() || routing.isOutOfTouch()) return after;
        return Optional.of(new PersonNow.Nobody());
    }
}
