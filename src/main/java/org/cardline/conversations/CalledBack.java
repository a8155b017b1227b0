package org.cardline.conversations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cardline.line.CallOut;
import org.cardline.line.Caller;
import org.cardline.line.StopKeys;
import org.cardline.programme.Callbacks;
import org.cardline.programme.EntryPoint;
import org.cardline.routing.Callback;
import org.cardline.routing.NewContact;
import org.cardline.routing.Place;

/**
 * Calls somebody back whose place is reached. Who answers hears who calls, and presses 1 before anything else; they are told that
 * a supervisor may listen, and from then on wait for the agent as who calls us does. A thread of its own rings; the caller's own talks.
 */
final class CalledBack {
    /** With all that is said before the agent is asked, less than {@link Callback#RUNG}. */
    private static final Duration RINGS = Duration.ofSeconds(24);

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final StopKeys ANSWERS = StopKeys.of("19");

    private final Services services;
    private final Callback due;
    private final EntryPoint entry;
    private final Callbacks policy;
    private final UnaryOperator<Consumer<Caller>> recorded;
    private final CountDownLatch answeredOrOver = new CountDownLatch(1);
    private final AtomicBoolean decided = new AtomicBoolean();

    /** @param recorded a conversation that leaves a record of its call */
    CalledBack(
            Services services,
            Callback due,
            EntryPoint entry,
            Callbacks policy,
            UnaryOperator<Consumer<Caller>> recorded) {
        this.services = services;
        this.due = due;
        this.entry = entry;
        this.policy = policy;
        this.recorded = recorded;
    }

    /** Returns once somebody has answered, or nobody did in time. */
    void by(Function<CallOut, Runnable> line) throws InterruptedException {
        var answered = new AtomicBoolean();
        var call = new CallOut(
                policy.addressOf(due.number()),
                due.number(),
                due.about(),
                recorded.apply(caller -> {
                    answered.set(true);
                    answeredOrOver.countDown();
                    talks(caller);
                }),
                answeredOrOver::countDown);
        Runnable hangUp = line.apply(call);
        boolean inTime = answeredOrOver.await(RINGS.toMillis(), TimeUnit.MILLISECONDS);
        if (inTime && answered.get()) return;
        hangUp.run();
        notReached();
    }

    private void notReached() {
        if (decided.compareAndSet(false, true)) due.notReached(policy.againAfter(), policy.tries());
    }

    private void talks(Caller caller) {
        try {
            Optional<Character> key = chosen(caller);
            if (key.filter(each -> each == '1').isPresent()) reached(caller);
            else if (key.filter(each -> each == '9').isPresent()) neverAgain(caller);
        } finally {
            notReached();
        }
    }

    private Optional<Character> chosen(Caller caller) {
        String sentence = due.isCutOff()
                ? "We lost your call. To go on, press 1. Never to be called: 9."
                : "You asked us to call you back. To talk now, press 1. Never to be called: 9.";
        caller.say(Greeting.whoCalls(services), ANSWERS);
        caller.say(services.voice().say(sentence), ANSWERS);
        return NextKey.within(PATIENCE, caller, services.clock(), () -> false);
    }

    private void reached(Caller caller) {
        Optional<NewContact> contact = due.contact(services.programme().queues(), entry.priority(), entry.language());
        if (contact.isEmpty()) return;
        // That it is they who asked for the call is shown by nothing.
        try (var identity = Identity.unknown(services)) {
            reached(caller, contact.get(), new WithAgent(services, caller, entry, identity, false));
        }
    }

    private void reached(Caller caller, NewContact contact, WithAgent withAgent) {
        withAgent.tellsOfListening();
        if (!decided.compareAndSet(false, true)) return;
        Optional<WithAgent.Reached> reached = place(caller)
                .map(place -> withAgent.waitsAndTalks(services.routing().orElseThrow(), contact, place));
        if (reached.orElse(WithAgent.Reached.NOBODY) == WithAgent.Reached.NOBODY)
            new NobodyHere(services, new Talk(caller, services), withAgent).endsCall(contact);
    }

    /** As soon as the database knows that they have it. */
    private Optional<Place> place(Caller caller) {
        var outOfTouch = new OutOfTouch(services, caller);
        while (true) {
            outOfTouch.holds();
            try {
                return due.reached(caller::wake);
            } catch (RuntimeException fault) {
                if (!outOfTouch.isWhy(fault)) throw fault;
            }
        }
    }

    private void neverAgain(Caller caller) {
        if (!decided.compareAndSet(false, true)) return;
        due.neverAgain();
        caller.say(services.voice().say("We never call you again. Goodbye."), StopKeys.NONE);
    }
}
