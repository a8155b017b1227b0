package org.cardline.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;

/** A contact as the simulation knows it, by what it did and was told; never read from the tables. */
final class SimulatedContact {
    /** Who is to be served first. */
    static final Comparator<SimulatedContact> ORDER = Comparator.<SimulatedContact>comparingInt(each -> -each.priority)
            .thenComparing(each -> each.arrived)
            .thenComparing(each -> each.id.number());

    final ContactId id;
    final Queue queue;
    final Channel channel;
    final int priority;
    final String language;
    final Instant arrived;
    final Optional<NewContact.Preferred> preferred;
    int node;
    Incarnation owner;
    boolean callback;
    Instant readyAt = Instant.MIN;
    boolean relaxed;
    boolean ended;
    int offers;
    Optional<SimulatedAgent> with = Optional.empty();
    boolean talking;
    Instant offerUntil = Instant.MAX;

    SimulatedContact(ContactId id, NewContact contact, Instant arrived, int node, Incarnation owner) {
        this.owner = owner;
        this.id = id;
        queue = contact.queue();
        channel = contact.channel();
        priority = Math.max(contact.priority(), queue.priority());
        language = contact.language();
        preferred = contact.preferred();
        this.arrived = arrived;
        this.node = node;
    }

    /** Waits, and is no callback that reached nobody just now. */
    boolean isReady(Instant now) {
        return waits() && !readyAt.isAfter(now);
    }

    boolean waits() {
        return !ended && with.isEmpty();
    }

    Skills needs() {
        return relaxed ? queue.relaxed().orElseThrow().needs() : queue.needs();
    }

    /** The rule, written a second time: by levels and not by words. */
    boolean fits(SimulatedAgent agent, Instant now) {
        boolean reserved = preferred
                .filter(each -> arrived.plus(each.window()).isAfter(now))
                .filter(each -> !each.agent().equals(agent.name))
                .isPresent();
        return !reserved && agent.speaks(language) && isAble(agent.skills.levels());
    }

    private boolean isAble(Map<String, Integer> levels) {
        return needs().levels().entrySet().stream()
                .allMatch(need -> levels.getOrDefault(need.getKey(), 0) >= need.getValue());
    }

    @Override
    public String toString() {
        return "contact " + id + " (" + channel + ", " + queue.id() + ", priority " + priority + ")";
    }
}
