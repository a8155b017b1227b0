package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cardline.programme.Queues;

/**
 * A contact that is called back, whose place is reached: an agent is kept free for it, for {@link #RUNG} at most. One of
 * {@link #reached}, {@link #notReached}, {@link #postpone} and {@link #neverAgain} ends that. Any thread, one at a time.
 */
public final class Callback {
    /** How long it may take until who is called is on the line. */
    public static final Duration RUNG = Duration.ofSeconds(45);

    private final Routing routing;
    private final Contacts contacts;
    private final HeldPlace place;
    private final Offered offered;
    private final String number;
    private final String about;
    private Optional<CallbackTable.Kept> kept = Optional.empty();

    Callback(Routing routing, Contacts contacts, HeldPlace place, Offered offered, String number, String about) {
        this.routing = routing;
        this.contacts = contacts;
        this.place = place;
        this.offered = offered;
        this.number = number;
        this.about = about;
    }

    /** Whom to call. */
    public String number() {
        return number;
    }

    /** What was dialled when it was asked for. */
    public String about() {
        return about;
    }

    /** Whether they never asked for it: a failure of ours cut them off. */
    public boolean isCutOff() {
        return kept().cutOff();
    }

    /** Asked once: who answers is spoken with, whatever becomes of the database meanwhile. */
    private synchronized CallbackTable.Kept kept() {
        if (kept.isEmpty()) kept = Optional.of(contacts.kept(place.contact()));
        return kept.get();
    }

    /** Why they are called. */
    public OutboundNumbers.Why why() {
        return kept().askedOnPage() && !kept().cutOff()
                ? OutboundNumbers.Why.ASKED_ON_PAGE
                : OutboundNumbers.Why.ASKED_FOR;
    }

    /** Whether they asked for it, or talked with us, in Spanish. */
    public boolean isInSpanish() {
        return kept().inSpanish();
    }

    /** What it waits for, as a call does; empty where the programme has no such queue any more. */
    public Optional<NewContact> contact(Queues queues, int priority, String language) {
        CallbackTable.Kept known = kept();
        return queues.named(known.queue())
                .map(queue -> NewContact.call(queue, Math.max(priority, known.ownPriority()), language, known.about())
                        .forAnybody()
                        .since(known.arrivedAt()));
    }

    /** Who was called is on the line, and has the place from now on; empty where it is over. */
    public Optional<Place> reached(Runnable changed) {
        if (!contacts.reached(place.contact(), routing.own())) return Optional.empty();
        place.tells(changed);
        return Optional.of(place);
    }

    /** Nobody was: it is next again after a while, until it was tried so often. The agent is free. */
    public void notReached(Duration after, int mostTries) {
        place.over(offered);
        boolean given = contacts.again(offered, after, mostTries);
        if (given) place.close();
        routing.match();
    }

    /** They may not be called before: it is next from then on, and was no try. The agent is free. */
    public void postpone(Instant until) {
        place.over(offered);
        contacts.postpone(offered, until);
        routing.matchAt(until);
    }

    /** Who was called never asked for it: this is over, and this number is never called again. */
    public void neverAgain() {
        routing.neverAgain(number);
        place.left();
        routing.match();
    }
}
