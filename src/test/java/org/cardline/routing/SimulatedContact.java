package org.cardline.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;

/** A contact as the simulation knows it, by what it did and was told; never read from the tables. */
final class SimulatedContact {
    /** Who is to be served first. */
    static final Comparator<SimulatedContact> ORDER = Comparator.<SimulatedContact>comparingInt(
                    each -> -each.priority())
            .thenComparing(each -> each.arrived)
            .thenComparing(each -> each.id.number());

    /** An agent, and until when nobody else is asked. */
    record Reserved(SimulatedAgent agent, Instant until) {}

    /** The last talk: with whom, since when. */
    record Talk(SimulatedAgent agent, Instant since) {}

    final ContactId id;
    final Channel channel;
    final NewContact.About about;
    final Optional<String> number;
    final String language;
    final Instant arrived;
    final Queue cameFor;
    Queue queue;
    int ownPriority;
    Optional<String> caller;
    Optional<Reserved> reserved = Optional.empty();
    Optional<Talk> talk = Optional.empty();
    int node;
    Incarnation owner;
    boolean callback;
    boolean cutOff;
    Instant readyAt = Instant.MIN;
    Instant relaxesAt;
    boolean relaxed;
    boolean ended;
    Optional<Instant> keptSince = Optional.empty();
    int offers;
    Optional<SimulatedAgent> with = Optional.empty();
    boolean talking;
    boolean talked;
    Instant offerUntil = Instant.MAX;

    SimulatedContact(ContactId id, NewContact contact, Instant arrived, Instant now, int node, Incarnation owner) {
        this.owner = owner;
        this.id = id;
        queue = contact.queue();
        cameFor = contact.queue();
        channel = contact.channel();
        ownPriority = contact.priority();
        language = contact.language();
        about = contact.about();
        caller = contact.from().caller();
        number = caller;
        relaxesAt = relaxesAfter(now);
        this.arrived = arrived;
        this.node = node;
    }

    int priority() {
        return Math.max(ownPriority, queue.priority());
    }

    /** What it needs is what that queue says, and nobody is preferred there. */
    void moves(Queue to, Instant now) {
        queue = to;
        relaxed = false;
        relaxesAt = relaxesAfter(now);
        reserved = Optional.empty();
    }

    private Instant relaxesAfter(Instant since) {
        return queue.relaxed().map(each -> since.plus(each.after())).orElse(Instant.MAX);
    }

    /** Waits, and is no callback that reached nobody just now. */
    boolean isReady(Instant now) {
        return waits() && !readyAt.isAfter(now);
    }

    boolean waits() {
        return !ended && with.isEmpty();
    }

    /** Whether this caller, who comes again, has this place. */
    boolean isPlaceOf(NewContact comes, Instant now) {
        Optional<String> by = comes.from().caller();
        boolean theirs = by.isPresent()
                && by.equals(caller)
                && List.of(cameFor.id(), queue.id()).contains(comes.cameFor());
        boolean kept = keptSince
                .filter(since -> since.plus(ContactTable.KEPT).isAfter(now))
                .isPresent();
        return theirs && (kept || waits() && callback && cutOff);
    }

    /** It is over; who never talked has the place for a while. */
    void ends(Ending ending, Instant now) {
        ended = true;
        boolean kept = !talked && (ending == Ending.GONE || ending == Ending.LOST);
        keptSince = kept ? Optional.of(now) : Optional.empty();
    }

    Skills needs() {
        return relaxed ? queue.relaxed().orElseThrow().needs() : queue.needs();
    }

    /** The rule, written a second time: by levels and not by words. */
    boolean fits(SimulatedAgent agent, Instant now) {
        boolean isReserved = reserved.filter(each -> each.until().isAfter(now))
                .filter(each -> each.agent() != agent)
                .isPresent();
        return !isReserved && isServedBy(agent);
    }

    boolean isServedBy(SimulatedAgent agent) {
        return agent.speaks(language) && isAble(agent.skills.levels());
    }

    private boolean isAble(Map<String, Integer> levels) {
        return needs().levels().entrySet().stream()
                .allMatch(need -> levels.getOrDefault(need.getKey(), 0) >= need.getValue());
    }

    @Override
    public String toString() {
        return "contact " + id + " (" + channel + ", " + queue.id() + ", priority " + priority() + ")";
    }
}
