package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cardline.cases.Reference;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.programme.Department;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Queue;
import org.cardline.routing.NewContact;
import org.cardline.routing.Offered;
import org.cardline.routing.Place;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;
import org.cardline.routing.Unanswered;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;

/**
 * From "a person, please" to the end of the talk. The agent's telephone rings while the caller waits on; whatever fails
 * there, the caller keeps the place. The caller's own thread alone.
 *
 * <pre>
 * waiting   1    is called back, and keeps the place
 * waiting   2    gives up the place
 * waiting   *1   the place again
 * </pre>
 */
final class WithAgent {
    private static final StopKeys HEEDED = StopKeys.of("12*");
    private static final Duration BETWEEN_SENTENCES = Duration.ofSeconds(45);

    /** So long nothing is said while the place is the same: nobody is told twice what they know. */
    private static final Duration NOTHING_NEW = Duration.ofMinutes(2);

    /** Who was sent to another queue waits there for no longer, and is then the next of the one they came from. */
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    private final Services services;
    private final Caller caller;
    private final EntryPoint entry;
    private boolean starred;
    private boolean gaveUp;
    private boolean wantsCallback;
    private boolean isCalledBack;
    private Instant speaksAt = Instant.MIN;
    private Instant speaksAnyhowAt = Instant.MIN;
    private int saidPlace;
    private boolean toldOfListening;
    private Instant waitsUntil = Instant.MAX;

    WithAgent(Services services, Caller caller, EntryPoint entry) {
        this.services = services;
        this.caller = caller;
        this.entry = entry;
    }

    /** How the waiting ended. */
    enum Reached {
        /** They talked, and the agent is gone. */
        TALKED,
        /** The caller gave up the place. */
        LEFT,
        /** The caller is called back when the place is reached. */
        CALLED_BACK
    }

    /** Whether somebody of this department is there to wait for. */
    boolean hasAnybodyOf(Department department) {
        return services.programme().queues().of(department).stream().anyMatch(this::hasAnybodyIn);
    }

    private boolean hasAnybodyIn(Queue queue) {
        var contact = NewContact.call(queue, entry.priority(), entry.language(), Optional.empty(), Told.NOTHING);
        return services.routing()
                .filter(routing -> routing.hasAnybodyFor(contact))
                .isPresent();
    }

    /** Waits for a person of this department and talks; empty where nobody is there to wait for. */
    Optional<Reached> of(Department department, Optional<Reference> reference, Told told) {
        return services.programme().queues().of(department).flatMap(queue -> in(queue, reference, told));
    }

    /** The same in this queue. */
    Optional<Reached> in(Queue queue, Optional<Reference> reference, Told told) {
        var contact =
                NewContact.call(queue, entry.priority(), entry.language(), reference.map(Reference::digits), told);
        return services.routing()
                .filter(routing -> routing.hasAnybodyFor(contact))
                .map(routing -> waitsAndTalks(routing, contact));
    }

    /** The calling number, where it is one: a word, or one that is withheld, may be anybody's. */
    private Optional<String> ownNumber() {
        return caller.arrival().callingNumber().filter(number -> number.matches("\\+?\\d{7,15}"));
    }

    private Reached waitsAndTalks(Routing routing, NewContact first) {
        NewContact contact = first.by(ownNumber()).since(services.clock().instant());
        tellsOfListening();
        return waitsAndTalks(routing, contact, routing.join(contact, caller::wake));
    }

    /** In full, or nobody listens: consent of all is assumed to be needed. Where nobody may, nothing is said. */
    private void tellsOfListening() {
        if (toldOfListening || services.programme().queues().supervisors().isEmpty()) return;
        caller.say(services.voice().say("A supervisor may listen when you talk to a person."), StopKeys.NONE);
        toldOfListening = true;
    }

    /** The same from a place that the caller has, and that this closes. */
    Reached waitsAndTalks(Routing routing, NewContact contact, Place held) {
        var waits = new TalkEnd.Waits(contact, contact);
        Optional<TalkEnd> end = waitsAndTalks(routing, waits, held);
        while (end.isPresent() && end.get() instanceof TalkEnd.Waits elsewhere) {
            waits = elsewhere;
            if (isSent(waits)) asksPlace();
            end = waitsAndTalks(routing, waits, routing.join(waits.in(), caller::wake));
        }
        if (end.isPresent()) return Reached.TALKED;
        return isCalledBack ? Reached.CALLED_BACK : Reached.LEFT;
    }

    /**
     * In one queue, until the talk is over or the caller waits elsewhere; empty if they gave up the place, or are called back
     * in it.
     */
    private Optional<TalkEnd> waitsAndTalks(Routing routing, TalkEnd.Waits waits, Place held) {
        waitsUntil = services.clock().instant().plus(LONGEST_AWAY);
        try (Place place = held) {
            while (!givesUp()) {
                if (wantsCallback && arrangesCallback(place)) return Optional.empty();
                if (isInVain(routing, waits)) return Optional.of(goesBack(place, waits));
                Optional<Offered> offered = waits(place);
                Optional<TalkEnd> end = offered.flatMap(each -> talks(routing, waits.in(), place, each));
                if (end.isPresent() && !(end.get() instanceof TalkEnd.Lost)) return end;
            }
            place.left();
            return Optional.empty();
        }
    }

    /** Whether they were sent to where nobody comes. */
    private boolean isInVain(Routing routing, TalkEnd.Waits waits) {
        boolean late = !services.clock().instant().isBefore(waitsUntil);
        return isSent(waits) && (late || !routing.hasAnybodyFor(waits.in()));
    }

    private static boolean isSent(TalkEnd.Waits waits) {
        return waits.in() != waits.back();
    }

    private TalkEnd goesBack(Place place, TalkEnd.Waits waits) {
        place.left();
        caller.say(services.voice().say("They can't take your call now. You are next."), StopKeys.NONE);
        return new TalkEnd.Waits(waits.back(), waits.back());
    }

    /** Rings the agent, and talks if that one answers; empty if there was no talk: the caller has the place still. */
    private Optional<TalkEnd> talks(Routing routing, NewContact contact, Place place, Offered offered) {
        try (Ringing ringing = caller.ring(offered.address())) {
            while (ringing.state() == Ringing.State.RINGS && place.isStill(offered) && !givesUp()) {
                caller.sayMeanwhile(services.voice().music(), HEEDED);
            }
            return switch (ringing.state()) {
                case ANSWERED, INTERRUPTED -> talks(routing, new Party(contact, place, offered, ringing));
                case BUSY -> unanswered(place, offered, Unanswered.BUSY);
                case UNREACHABLE, OVER, LOST -> unanswered(place, offered, Unanswered.UNREACHABLE);
                case RINGS -> Optional.empty();
            };
        }
    }

    private Optional<TalkEnd> talks(Routing routing, Party agent) {
        if (!agent.place().taken(agent.taken())) return Optional.empty();
        try (var talk = new InTalk(services, caller, routing, agent, toldOfListening)) {
            return Optional.of(talk.run());
        } finally {
            wantsCallback = false;
            saysNothing();
        }
    }

    /** Whether that is in the database; what the caller keys instead is another number, or nothing. */
    private boolean arrangesCallback(Place place) {
        wantsCallback = false;
        isCalledBack = new AskingCallback(services, caller, entry).arranged(place);
        asksPlace();
        return isCalledBack;
    }

    private static Optional<TalkEnd> unanswered(Place place, Offered offered, Unanswered why) {
        place.unanswered(offered, why);
        return Optional.empty();
    }

    /** Until somebody is asked to take the caller; empty if the caller gave up, or it is time to look around. */
    private Optional<Offered> waits(Place place) {
        if (place.offer().isPresent()) return place.offer();
        if (services.clock().instant().isBefore(speaksAt))
            caller.sayMeanwhile(services.voice().music(), HEEDED);
        else sayPlace(place);
        return place.offer();
    }

    private boolean mayBeCalledBack() {
        return services.programme().queues().callbacks().isPresent();
    }

    private void asksPlace() {
        speaksAt = Instant.MIN;
        speaksAnyhowAt = Instant.MIN;
    }

    /** The place and the wait, where either is new. */
    private void sayPlace(Place place) {
        int position = place.position();
        boolean known = position == saidPlace && services.clock().instant().isBefore(speaksAnyhowAt);
        saysNothing();
        if (known) return;
        saidPlace = position;
        speaksAnyhowAt = services.clock().instant().plus(NOTHING_NEW);
        var words = position > 1
                ? services.voice().say("You are number {count}.", new Value.Count(position))
                : services.voice().say("You are next.");
        Utterance leave = services.voice()
                .say(
                        mayBeCalledBack()
                                ? "To be called back in your place, press 1. To go back to the menu, 2."
                                : "To go back to the menu, press 2.");
        var wait = place.expectedWait().flatMap(expected -> WaitWords.of(expected, services.voice()));
        caller.sayMeanwhile(wait.map(words::then).orElse(words).then(leave), HEEDED);
    }

    private void saysNothing() {
        speaksAt = services.clock().instant().plus(BETWEEN_SENTENCES);
    }

    /** Takes the keys that were pressed; whether a 2 has ever been among them. */
    private boolean givesUp() {
        for (Optional<Character> key = caller.takeKey(); key.isPresent(); key = caller.takeKey()) {
            if (starred && key.get() == '1') asksPlace();
            if (!starred && key.get() == '1') wantsCallback = mayBeCalledBack();
            if (!starred && key.get() == '2') gaveUp = true;
            starred = key.get() == '*';
        }
        return gaveUp;
    }
}
