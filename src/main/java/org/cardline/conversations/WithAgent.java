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
 * waiting   2    gives up the place
 * waiting   *1   the place again
 * </pre>
 */
final class WithAgent {
    private static final StopKeys HEEDED = StopKeys.of("12*");
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_SENTENCES = Duration.ofSeconds(45);

    /** So long nothing is said while the place is the same: nobody is told twice what they know. */
    private static final Duration NOTHING_NEW = Duration.ofMinutes(2);

    private final Services services;
    private final Caller caller;
    private final EntryPoint entry;
    private boolean starred;
    private boolean gaveUp;
    private Instant speaksAt = Instant.MIN;
    private Instant speaksAnyhowAt = Instant.MIN;
    private int saidPlace;

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
        LEFT
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

    private Reached waitsAndTalks(Routing routing, NewContact contact) {
        try (Place place = routing.join(contact, caller::wake)) {
            while (!givesUp()) {
                Optional<Offered> offered = waits(place);
                if (offered.isPresent() && talks(place, offered.get())) {
                    place.served();
                    return Reached.TALKED;
                }
            }
            place.left();
            return Reached.LEFT;
        }
    }

    /** Rings the agent, and talks if that one answers; false if there was no talk: the caller has the place still. */
    private boolean talks(Place place, Offered offered) {
        try (Ringing ringing = caller.ring(offered.address())) {
            while (ringing.state() == Ringing.State.RINGS && place.isStill(offered) && !givesUp()) {
                caller.await(A_WHILE);
            }
            return switch (ringing.state()) {
                case ANSWERED -> talks(place, offered, ringing);
                case BUSY -> unanswered(place, offered, Unanswered.BUSY);
                case UNREACHABLE, OVER, LOST -> unanswered(place, offered, Unanswered.UNREACHABLE);
                case RINGS -> false;
            };
        }
    }

    private boolean talks(Place place, Offered offered, Ringing answered) {
        if (!place.taken(offered)) return false;
        return new InTalk(services, caller, place, offered, answered).goesOn() || waitsAgain(place, offered);
    }

    /** The agent is gone, and never said goodbye: the caller hears so, and is the next. */
    private boolean waitsAgain(Place place, Offered lost) {
        place.agentLost(lost);
        saysNothing();
        caller.say(services.voice().say("We lost the person you talked to. You are next."), StopKeys.NONE);
        return false;
    }

    private static boolean unanswered(Place place, Offered offered, Unanswered why) {
        place.unanswered(offered, why);
        return false;
    }

    /** Until somebody is asked to take the caller; empty if the caller gave up. */
    private Optional<Offered> waits(Place place) {
        while (place.offer().isEmpty() && !givesUp()) {
            if (services.clock().instant().isBefore(speaksAt)) caller.await(untilSentence());
            else sayPlace(place);
        }
        return place.offer();
    }

    private void asksPlace() {
        speaksAt = Instant.MIN;
        speaksAnyhowAt = Instant.MIN;
    }

    private Duration untilSentence() {
        return Duration.between(services.clock().instant(), speaksAt);
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
        Utterance leave = services.voice().say("To go back to the menu, press 2.");
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
            if (!starred && key.get() == '2') gaveUp = true;
            starred = key.get() == '*';
        }
        return gaveUp;
    }
}
