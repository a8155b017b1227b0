package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.programme.Department;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Queue;
import org.cardline.programme.Queues;
import org.cardline.routing.NewContact;
import org.cardline.routing.Offered;
import org.cardline.routing.OutboundNumbers.Why;
import org.cardline.routing.Place;
import org.cardline.routing.Routing;
import org.cardline.routing.Unanswered;

/**
 * From "a person, please" to the end of the talk. The agent's telephone rings while the caller waits on; whatever fails
 * there, the caller keeps the place. The caller's own thread alone.
 *
 * <pre>
 * waiting   1    is called back, and keeps the place
 * waiting   2    gives up the place, where there is a menu to go back to
 * waiting   *1   the place again
 * </pre>
 */
final class WithAgent {
    /** So long nobody may be there: a desk that is loaded again comes back. */
    private static final Duration LONGEST_ALONE = Duration.ofMinutes(1);

    /** Who was sent to another queue waits there for no longer, and is then the next of the one they came from. */
    static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    /** Where nobody was there, or an agent was just asked, as a wait got too long: whether it still is. */
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(5);

    private final Services services;
    private final Caller caller;
    private final EntryPoint entry;
    private final boolean hasMenu;
    private final Identity identity;
    private final WhileWaiting hears;
    private boolean starred;
    private boolean gaveUp;
    private boolean wantsCallback;
    private boolean isCalledBack;
    private boolean toldOfListening;
    private Instant waitsUntil = Instant.MAX;
    private Instant overflowsAt = Instant.MAX;
    private Instant nobodySince = Instant.MAX;

    /**
     * @param identity grows where the caller keys for an agent
     * @param hasMenu whether the caller came by a menu, and can go back there
     */
    WithAgent(Services services, Caller caller, EntryPoint entry, Identity identity, boolean hasMenu) {
        this.services = services;
        this.caller = caller;
        this.entry = entry;
        this.identity = identity;
        this.hasMenu = hasMenu;
        hears = new WhileWaiting(services, caller, hasMenu);
    }

    /** How the waiting ended. */
    enum Reached {
        /** They talked, and the agent is gone. */
        TALKED,
        /** The caller gave up the place. */
        LEFT,
        /** The caller is called back when the place is reached. */
        CALLED_BACK,
        /** All who could have come are gone. */
        NOBODY
    }

    /** Whether somebody of this department is there to wait for. */
    boolean hasAnybodyOf(Department department, HandOver with) {
        return queueOf(department, with)
                .filter(queue -> isAttended(queue, with))
                .isPresent();
    }

    private boolean isAttended(Queue queue, HandOver with) {
        return routingTo(call(queue, with)).isPresent();
    }

    /** Of those about such a card where somebody is there, and else that of the department. */
    private Optional<Queue> queueOf(Department department, HandOver with) {
        Queues queues = services.programme().queues();
        return queues.of(department)
                .map(usual -> with.product()
                        .flatMap(product -> queues.insteadOf(usual, product))
                        .filter(own -> isAttended(own, with))
                        .orElse(usual));
    }

    private Optional<String> cameFor(Department department) {
        return services.programme().queues().of(department).map(Queue::id);
    }

    /** The way there, where it is open and somebody is there. */
    private Optional<Routing> routingTo(NewContact contact) {
        return services.routing().filter(routing -> isAttended(routing, contact));
    }

    private boolean isAttended(Routing routing, NewContact contact) {
        return contact.queue().hours().openAt(services.clock().instant()) && mayHaveAnybodyFor(routing, contact);
    }

    /** Nobody is sent away because the database doesn't answer. */
    private static boolean mayHaveAnybodyFor(Routing routing, NewContact contact) {
        return routing.hasAnybodyFor(contact) || routing.isOutOfTouch();
    }

    /** A call that waits there. */
    NewContact call(Queue queue, HandOver with) {
        return NewContact.call(queue, Math.max(entry.priority(), with.priority()), entry.language(), with.about());
    }

    /** Waits for a person of this department and talks; empty where nobody is there to wait for. */
    Optional<Reached> of(Department department, HandOver with) {
        return queueOf(department, with).flatMap(queue -> in(queue, with, cameFor(department)));
    }

    /** The same in this queue. */
    Optional<Reached> in(Queue queue, HandOver with) {
        return in(queue, with, Optional.empty());
    }

    private Optional<Reached> in(Queue queue, HandOver with, Optional<String> cameFor) {
        NewContact contact = call(queue, with).from(from(cameFor));
        return routingTo(contact).map(routing -> waitsAndTalks(routing, contact));
    }

    /** Whether somebody who can't wait now may be called back. */
    boolean mayCallBack() {
        return services.routing().isPresent() && mayBeCalledBack();
    }

    /**
     * Arranges a call by this queue once it is open and the caller's turn, since they came; true once it is in the database,
     * and said.
     */
    boolean isCalledBackBy(NewContact waited) {
        Routing routing = services.routing().orElseThrow();
        NewContact contact = waited.from(new NewContact.From(ComesAgain.by(caller.arrival(), entry), Optional.empty()));
        Instant opens = waited.queue().hours().nextOpening(services.clock().instant());
        return new AskingCallback(
                        services,
                        caller,
                        () -> false,
                        number -> routing.callLater(contact, at(number), Why.ASKED_FOR, opens))
                .arranged();
    }

    private NewContact.From from(Optional<String> cameFor) {
        Optional<NewContact.Redial> redial = caller.arrival()
                .callingNumber()
                .flatMap(services.programme()::calledBack)
                .map(this::at);
        return new NewContact.From(ComesAgain.by(caller.arrival(), entry), redial, cameFor);
    }

    private NewContact.Redial at(String number) {
        return new NewContact.Redial(number, entry.dialled(), services.speaksSpanish());
    }

    private Reached waitsAndTalks(Routing routing, NewContact first) {
        Instant now = services.clock().instant();
        NewContact contact = first.since(now).waitsSince(now);
        gaveUp = false; // they may have waited before, in this call
        isCalledBack = false;
        hears.asksPlace();
        tellsOfListening();
        return joins(routing, contact)
                .map(place -> waitsAndTalks(routing, contact.forAnybody(), place))
                .orElse(Reached.LEFT);
    }

    /** A place, as soon as the database has one, and music until then; empty where the caller gives up before. */
    private Optional<Place> joins(Routing routing, NewContact contact) {
        Optional<Place> place = routing.tryToJoin(contact, caller::wake);
        while (place.isEmpty() && !givesUp()) {
            hears.playsMusic();
            place = routing.tryToJoin(contact, caller::wake);
        }
        return place;
    }

    /** In full, or nobody listens: consent of all is assumed to be needed. Where nobody may, nothing is said. */
    void tellsOfListening() {
        if (toldOfListening || services.programme().queues().supervisors().isEmpty()) return;
        caller.say(services.voice().say("A supervisor may listen when you talk to a person."), StopKeys.NONE);
        toldOfListening = true;
    }

    /** The same from a place that the caller has, and that this closes. */
    Reached waitsAndTalks(Routing routing, NewContact contact, Place held) {
        Optional<TalkEnd> end = waitsAndTalks(routing, new TalkEnd.Waits(contact, contact), held);
        while (end.isPresent() && end.get() instanceof TalkEnd.Waits elsewhere) {
            if (isSent(elsewhere)) hears.asksPlace();
            end = joins(routing, elsewhere.in()).flatMap(place -> waitsAndTalks(routing, elsewhere, place));
        }
        if (end.isPresent()) return Reached.TALKED;
        if (isCalledBack) return Reached.CALLED_BACK;
        return gaveUp ? Reached.LEFT : Reached.NOBODY;
    }

    /**
     * In one queue, until the talk is over or the caller waits elsewhere; empty if they gave up the place, are called back
     * in it, or everybody is gone: then it is kept for a while.
     */
    private Optional<TalkEnd> waitsAndTalks(Routing routing, TalkEnd.Waits first, Place held) {
        TalkEnd.Waits waits = first;
        begins(waits);
        try (Place place = held) {
            while (!givesUp()) {
                if (wantsCallback && arrangesCallback(place)) return Optional.empty();
                if (place.isLost()) return Optional.of(waits);
                if (isInVain(routing, waits)) return goesBack(place, waits);
                waits = inTime(routing, waits, place);
                Optional<TalkEnd> end = talks(routing, waits.in(), place, hears.waits(place));
                if (end.isPresent() && !(end.get() instanceof TalkEnd.Lost)) return end;
                if (end.isPresent()) waits = waits.since(services.clock().instant());
            }
            place.left();
            return Optional.empty();
        }
    }

    private void begins(TalkEnd.Waits waits) {
        Instant now = services.clock().instant();
        waitsUntil = now.plus(LONGEST_AWAY);
        nobodySince = Instant.MAX;
        overflowsAt = Optional.of(waits.in().queue())
                .filter(queue -> !isSent(waits))
                .flatMap(Queue::overflow)
                .map(overflow -> now.plus(overflow.after()))
                .orElse(Instant.MAX);
    }

    /** Whether they wait where nobody comes. */
    private boolean isInVain(Routing routing, TalkEnd.Waits waits) {
        Instant now = services.clock().instant();
        boolean anybody = mayHaveAnybodyFor(routing, waits.in());
        if (isSent(waits)) return !anybody || !now.isBefore(waitsUntil);
        if (anybody) nobodySince = Instant.MAX;
        else if (nobodySince.equals(Instant.MAX)) nobodySince = now;
        return nobodySince.isBefore(now.minus(LONGEST_ALONE));
    }

    /** Where they wait from now on: in another queue, once, where this one takes too long and somebody is there. */
    private TalkEnd.Waits inTime(Routing routing, TalkEnd.Waits waits, Place place) {
        Instant now = services.clock().instant();
        if (now.isBefore(overflowsAt)) return waits;
        Queues queues = services.programme().queues();
        Queue from = waits.in().queue();
        Optional<NewContact> there = queues.overflowOf(from)
                .map(waits.in()::in)
                .filter(contact -> isAttended(routing, contact))
                .filter(contact -> place.moves(from, contact.queue()));
        overflowsAt = there.isPresent() ? Instant.MAX : now.plus(LOOKS_AGAIN);
        there.flatMap(contact -> departmentOf(contact.queue())).ifPresent(hears::waitsFor);
        return there.map(contact -> new TalkEnd.Waits(contact, contact)).orElse(waits);
    }

    /** Whose contacts wait there. */
    Optional<Department> departmentOf(Queue queue) {
        return services.programme().departments().stream()
                .filter(each -> queue.department().filter(each.id()::equals).isPresent())
                .findFirst();
    }

    private static boolean isSent(TalkEnd.Waits waits) {
        return waits.in() != waits.back();
    }

    /** Who was sent waits where they came from; who wasn't is sent away. */
    private Optional<TalkEnd> goesBack(Place place, TalkEnd.Waits waits) {
        if (!isSent(waits)) {
            place.nobodyComes();
            return Optional.empty();
        }
        place.elsewhere();
        caller.say(services.voice().say("They can't take your call now. You are next."), StopKeys.NONE);
        return Optional.of(new TalkEnd.Waits(waits.back(), waits.back()));
    }

    /** Rings the agent, and talks if that one answers; empty if there was no talk: the caller has the place still. */
    private Optional<TalkEnd> talks(Routing routing, NewContact contact, Place place, Optional<Offered> open) {
        return open.flatMap(offered -> talks(routing, contact, place, offered));
    }

    private Optional<TalkEnd> talks(Routing routing, NewContact contact, Place place, Offered offered) {
        try (Ringing ringing = caller.ring(offered.address())) {
            while (ringing.state() == Ringing.State.RINGS && place.isStill(offered) && !givesUp()) {
                hears.playsMusic();
            }
            return switch (ringing.state()) {
                case ANSWERED, INTERRUPTED ->
                    talks(routing, new Party(contact.about(identity.onto(contact.about())), place, offered, ringing));
                case BUSY -> unanswered(place, offered, Unanswered.BUSY);
                case REFUSED -> unanswered(place, offered, Unanswered.REFUSED);
                case UNREACHABLE, OVER, LOST -> unanswered(place, offered, Unanswered.UNREACHABLE);
                case RINGS -> Optional.empty();
            };
        }
    }

    private Optional<TalkEnd> talks(Routing routing, Party agent) {
        if (!agent.place().taken(agent.taken())) return Optional.empty();
        try (var talk = new InTalk(services, caller, routing, agent, identity, toldOfListening)) {
            return Optional.of(waitsAnew(talk.run()));
        } finally {
            wantsCallback = false;
            gaveUp = false; // pressed as the agent answered
            hears.saysNothing();
        }
    }

    /** Who waits after a talk begins to wait then. */
    private TalkEnd waitsAnew(TalkEnd end) {
        return end instanceof TalkEnd.Waits waits ? waits.since(services.clock().instant()) : end;
    }

    /** Whether that is in the database; what the caller keys instead is another number, or nothing. */
    private boolean arrangesCallback(Place place) {
        wantsCallback = false;
        isCalledBack = new AskingCallback(
                        services, caller, () -> place.offer().isPresent(), number -> place.callBack(at(number)))
                .arranged();
        hears.asksPlace();
        return isCalledBack;
    }

    private static Optional<TalkEnd> unanswered(Place place, Offered offered, Unanswered why) {
        place.unanswered(offered, why);
        return Optional.empty();
    }

    private boolean mayBeCalledBack() {
        return services.programme().queues().callbacks().isPresent();
    }

    /** Takes the keys that were pressed; whether a 2 has been among them since they began to wait. */
    private boolean givesUp() {
        for (Optional<Character> key = caller.takeKey(); key.isPresent(); key = caller.takeKey()) {
            if (starred && key.get() == '1') hears.asksPlace();
            if (!starred && key.get() == '1') wantsCallback = mayBeCalledBack();
            if (!starred && key.get() == '2') gaveUp = hasMenu;
            starred = key.get() == '*';
        }
        return gaveUp;
    }
}
