package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cardline.line.Caller;
import org.cardline.line.StopKeys;
import org.cardline.programme.Department;
import org.cardline.routing.Offered;
import org.cardline.routing.Place;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;

/** What somebody who waits hears: the place and the wait, where either is new, and music. The caller's own thread alone. */
final class WhileWaiting {
    private static final Duration BETWEEN_SENTENCES = Duration.ofSeconds(45);

    /** So long nothing is said while the place is the same: nobody is told twice what they know. */
    private static final Duration NOTHING_NEW = Duration.ofMinutes(2);

    private final Services services;
    private final Caller caller;
    private final boolean hasMenu;
    private final StopKeys heeded;
    private Instant speaksAt = Instant.MIN;
    private Instant speaksAnyhowAt = Instant.MIN;
    private int saidPlace;

    /** @param hasMenu whether there is one to go back to */
    WhileWaiting(Services services, Caller caller, boolean hasMenu) {
        this.services = services;
        this.caller = caller;
        this.hasMenu = hasMenu;
        heeded = StopKeys.of(hasMenu ? "12*" : "1*");
    }

    /** Until somebody is asked to take the caller; empty if a key was pressed, or it is time to look around. */
    Optional<Offered> waits(Place place) {
        if (place.offer().isPresent()) return place.offer();
        if (services.clock().instant().isBefore(speaksAt)) playsMusic();
        else sayPlace(place);
        return place.offer();
    }

    /** Until something happens. */
    void playsMusic() {
        caller.sayMeanwhile(services.voice().music(), heeded);
    }

    /** The place is told next. */
    void asksPlace() {
        speaksAt = Instant.MIN;
        speaksAnyhowAt = Instant.MIN;
    }

    /** Enough was said for now. */
    void saysNothing() {
        speaksAt = services.clock().instant().plus(BETWEEN_SENTENCES);
    }

    /** It took too long; from now on they wait for others. */
    void waitsFor(Department department) {
        var words = services.voice()
                .say("This takes long. You wait for {department} now.", new Value.Phrase(department.name()));
        caller.sayMeanwhile(words, heeded);
        asksPlace();
    }

    private void sayPlace(Place place) {
        int position = place.position();
        boolean known = position == saidPlace && services.clock().instant().isBefore(speaksAnyhowAt);
        saysNothing();
        if (known || position == 0) return; // the database doesn't say
        saidPlace = position;
        speaksAnyhowAt = services.clock().instant().plus(NOTHING_NEW);
        var words = position > 1
                ? services.voice().say("You are number {count}.", new Value.Count(position))
                : services.voice().say("You are next.");
        var wait = place.expectedWait().flatMap(expected -> WaitWords.of(expected, services.voice()));
        var told = wait.map(words::then).orElse(words);
        caller.sayMeanwhile(waysOut().map(told::then).orElse(told), heeded);
    }

    private Optional<Utterance> waysOut() {
        boolean callsBack = services.programme().queues().callbacks().isPresent();
        if (hasMenu && callsBack) return say("To be called back in your place, press 1. To go back to the menu, 2.");
        if (hasMenu) return say("To go back to the menu, press 2.");
        return callsBack ? say("To be called back in your place, press 1.") : Optional.empty();
    }

    private Optional<Utterance> say(String sentence) {
        return Optional.of(services.voice().say(sentence));
    }
}
