package org.cardline.programme;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where contacts wait for an agent.
 *
 * @param id the word for it in the programme: {@code disputes}
 * @param department whose contacts wait here; empty for a queue that an entry point alone leads to
 * @param priority 0 to 9; contacts of a higher one are served first, whatever queue they are in
 * @param needs what an agent must be able to do
 * @param relaxed what is enough after a while in this queue, and after how long; empty where that never changes
 * @param offer how long an agent is asked before the contact is offered to somebody else
 * @param wrapUp how long an agent is left alone after each contact
 * @param serviceLevel what the queue is to reach
 * @param hours when somebody is there: its department's, where it has one
 * @param overflow what is done about a wait that is too long; empty where it just goes on
 * @param forCards whose cards' contacts wait here and not in their department's queue; empty where it is nobody's
 * @param knownAgent whether who knows the caller is asked first; empty where anybody is as good
 */
public record Queue(
        String id,
        Optional<String> department,
        int priority,
        Skills needs,
        Optional<Relaxed> relaxed,
        Duration offer,
        Duration wrapUp,
        ServiceLevel serviceLevel,
        Hours hours,
        Optional<Overflow> overflow,
        Optional<ForCards> forCards,
        Optional<KnownAgent> knownAgent) {
    /** One that is always open, whose waits just go on, for anybody. */
    public Queue(
            String id,
            Optional<String> department,
            int priority,
            Skills needs,
            Optional<Relaxed> relaxed,
            Duration offer,
            Duration wrapUp,
            ServiceLevel serviceLevel) {
        this(
                id,
                department,
                priority,
                needs,
                relaxed,
                offer,
                wrapUp,
                serviceLevel,
                Hours.ALWAYS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, but that every agent is good enough. */
    public Queue forAnybody() {
        return with(Skills.NONE, Optional.empty(), knownAgent);
    }

    /** The same, but that who knows the caller is asked first. */
    public Queue preferring(KnownAgent known) {
        return with(needs, relaxed, Optional.of(known));
    }

    private Queue with(Skills asked, Optional<Relaxed> later, Optional<KnownAgent> known) {
        return new Queue(
                id, department, priority, asked, later, offer, wrapUp, serviceLevel, hours, overflow, forCards, known);
    }

    /** What is enough after a contact has waited so long. */
    public record Relaxed(Duration after, Skills needs) {}

    /**
     * After a contact has waited so long it waits in another queue, in its place by its arrival.
     *
     * @param to the id of a queue that has a department, whose name the caller hears
     */
    public record Overflow(Duration after, String to) {}

    /**
     * Contacts about these cards wait here, where somebody is here for them.
     *
     * @param products what the card host calls the cards
     * @param insteadOf the ids of the queues where they would wait
     */
    public record ForCards(Set<String> products, Set<String> insteadOf) {}

    /**
     * For a while a contact is offered to nobody but the agent who had its case last, or else spoke with its customer.
     *
     * @param window how long
     * @param spokeWithin how long ago that talk may be, where it was not about the same case
     */
    public record KnownAgent(Duration window, Duration spokeWithin) {}

    /**
     * So many in a hundred contacts are to be taken within this time.
     *
     * @param percent 1 to 100
     */
    public record ServiceLevel(int percent, Duration within) {}
}
