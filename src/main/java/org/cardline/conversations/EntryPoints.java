package org.cardline.conversations;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cardline.cases.CallRecord;
import org.cardline.line.Admission;
import org.cardline.line.Arrival;
import org.cardline.line.CallOut;
import org.cardline.line.Caller;
import org.cardline.line.CallerGone;
import org.cardline.line.Reception;
import org.cardline.line.StopKeys;
import org.cardline.programme.Callbacks;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Queue;
import org.cardline.routing.Callback;
import org.cardline.routing.NewContact;
import org.cardline.routing.OutboundNumbers.Verdict;
import org.cardline.speech.Value;
import org.cardline.verification.Attempt;
import org.cardline.verification.CallingNumber;

/** Who takes a call: what the programme says of the number that was dialled. Every call that is answered leaves a record. */
public final class EntryPoints implements Reception {
    private static final Duration A_WHILE = Duration.ofHours(1);

    private final Services services;
    private final SoundFiles soundFiles;

    /** @throws org.cardline.speech.MissingPhrases if the programme names something that nobody recorded */
    public EntryPoints(Services services) {
        this.services = services;
        this.soundFiles = SoundFiles.of(services.programme().entryPoints());
    }

    @Override
    public Admission admit(Arrival arrival) {
        return services.programme()
                .entryPoint(arrival.dialled())
                .<Admission>map(this::served)
                .orElseGet(() -> new Admission.Refused(404, "Not Found"));
    }

    private Admission served(EntryPoint entry) {
        return switch (entry.conversation()) {
            case EntryPoint.Menu menu -> new Admission.Served(caller -> visit(caller, entry), false);
            case EntryPoint.Announcement sounds -> new Admission.Served(recorded(soundFiles.playing(sounds)), false);
            case EntryPoint.Wait wait -> new Admission.Served(recorded(EntryPoints::waits), true);
            case EntryPoint.Queued queued ->
                new Admission.Served(recorded(caller -> waitsIn(queued.queue(), caller, entry)), false);
        };
    }

    private void visit(Caller caller, EntryPoint entry) {
        Attempt attempt = services.verification().begin(CallingNumber.UNTRUSTED, services.programme());
        var log = new CallLog(caller.arrival(), services.clock().instant());
        Member member = member(services, caller, entry, attempt);
        var ending = CallRecord.Ending.FAILED;
        try {
            try {
                new Visit(member, log, new OutOfTouch(services, caller)).run(entry);
            } catch (SpanishPlease chosen) {
                Services spanish = services.inSpanish();
                member = member(spanish, caller, entry, attempt);
                new Visit(member, log, new OutOfTouch(spanish, caller)).run(entry, chosen.along());
            }
            ending = CallRecord.Ending.LINE_HUNG_UP;
        } catch (CallerGone gone) {
            ending = CallRecord.Ending.CALLER_HUNG_UP;
        } finally {
            attempt.end();
            var now = services.clock().instant();
            var reference = member.facts().reference();
            member.facts().reached().ifPresent(log::left);
            Talk talk = member.talk();
            services.callRecords().add(log.record(now, talk.asked(), talk.prompts(), reference, ending));
        }
    }

    private static Member member(Services services, Caller caller, EntryPoint entry, Attempt attempt) {
        var talk = new Talk(caller, services);
        var identity = new Identity(attempt, new Facts());
        var withAgent = new WithAgent(services, caller, entry, identity, true);
        return new Member(services, talk, caller.arrival(), identity, withAgent);
    }

    private Consumer<Caller> recorded(Consumer<Caller> conversation) {
        return caller -> {
            var log = new CallLog(caller.arrival(), services.clock().instant());
            var ending = CallRecord.Ending.FAILED;
            try {
                conversation.accept(caller);
                ending = CallRecord.Ending.LINE_HUNG_UP;
            } catch (CallerGone gone) {
                ending = CallRecord.Ending.CALLER_HUNG_UP;
            } catch (RuntimeException fault) {
                throw told(fault, caller);
            } finally {
                var now = services.clock().instant();
                services.callRecords().add(log.record(now, 0, 0, Optional.empty(), ending));
            }
        };
    }

    /** Nobody is hung up on without a word. */
    private RuntimeException told(RuntimeException fault, Caller caller) {
        try {
            caller.say(services.voice().say("Something went wrong on our side. Call us again."), StopKeys.NONE);
        } catch (CallerGone gone) {
            fault.addSuppressed(gone);
        }
        return fault;
    }

    /**
     * Calls somebody back whose place is reached; returns once somebody has answered, or nobody did in time, or they may not be
     * called now.
     *
     * @param line calls, as {@link org.cardline.line.Line#call} does
     */
    public void callBack(Callback due, Function<CallOut, Runnable> line) throws InterruptedException {
        var policy = services.programme().queues().callbacks();
        var entry = services.programme().entryPoint(due.about());
        if (policy.isEmpty() || entry.isEmpty()) {
            due.notReached(Duration.ZERO, 1);
            return;
        }
        Services speaking = services.forWhoChose(due.isInSpanish());
        switch (verdict(policy.get(), due)) {
            case YES -> new CalledBack(speaking, due, entry.get(), policy.get(), this::recorded).by(line);
            case NOT_ALLOWED, NEVER_AGAIN -> due.notReached(Duration.ZERO, 1);
            case QUIET_HOURS -> afterTheNight(policy.get(), due);
            case OFTEN_ENOUGH, CEILING ->
                due.postpone(services.clock().instant().plus(A_WHILE));
        }
    }

    private Verdict verdict(Callbacks rules, Callback due) {
        return services.routing()
                .map(routing -> routing.numbers().dials(rules, due.number(), due.why()))
                .orElse(Verdict.NOT_ALLOWED);
    }

    private void afterTheNight(Callbacks rules, Callback due) {
        rules.quiet()
                .end(services.clock().instant(), due.number())
                .ifPresentOrElse(due::postpone, () -> due.notReached(Duration.ZERO, 1));
    }

    /** Waits for an agent at once; where nobody is there that is said, and a call arranged. */
    private void waitsIn(String id, Caller caller, EntryPoint entry) {
        Queue queue = services.programme().queues().named(id).orElseThrow();
        Emergency.at(entry, services)
                .map(phrase -> services.voice().say("{announcement}", new Value.Phrase(phrase)))
                .ifPresent(words -> caller.say(words, StopKeys.ANY));
        try (var identity = Identity.unknown(services)) {
            var withAgent = new WithAgent(services, caller, entry, identity, false);
            NewContact contact = withAgent
                    .call(queue, HandOver.NOTHING)
                    .since(services.clock().instant());
            Optional<WithAgent.Reached> reached = withAgent.in(queue, HandOver.NOTHING);
            if (reached.orElse(WithAgent.Reached.NOBODY) == WithAgent.Reached.NOBODY)
                new NobodyHere(services, new Talk(caller, services), withAgent).endsCall(contact);
        }
    }

    /** Says nothing, until the caller hangs up. */
    private static void waits(Caller caller) {
        while (true) caller.pause(A_WHILE);
    }
}
