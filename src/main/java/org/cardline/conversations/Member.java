package org.cardline.conversations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.cardline.cards.Card;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.CommandResult;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.IdempotencyKey;
import org.cardline.cards.Origin;
import org.cardline.cards.Settled;
import org.cardline.cases.Case;
import org.cardline.cases.Entry;
import org.cardline.cases.Reference;
import org.cardline.cases.Step;
import org.cardline.line.Arrival;
import org.cardline.programme.Department;
import org.cardline.programme.Reason;
import org.cardline.speech.Value;
import org.cardline.verification.Attempt;
import org.cardline.verification.Judgement;

/**
 * One caller, as the reasons see one: what was said and shown in this call, the open case, the way to a person. What is
 * promised is in the database before it is said. The caller's own thread alone.
 */
final class Member {
    private static final String NOTICE = "What you say is recorded only if you agree.";
    private static final String REFERENCE = "Your reference is {reference}.";

    private final Services services;
    private final Talk talk;
    private final Arrival call;
    private final Attempt attempt;
    private final WithAgent withAgent;
    private final Facts facts;
    private Reason reason = Reason.SOMETHING_ELSE;
    private boolean noticed;

    Member(Services services, Talk talk, Arrival call, Identity identity, WithAgent withAgent) {
        this.withAgent = withAgent;
        this.services = services;
        this.talk = talk;
        this.call = call;
        attempt = identity.attempt();
        facts = identity.facts();
    }

    Services services() {
        return services;
    }

    Talk talk() {
        return talk;
    }

    Facts facts() {
        return facts;
    }

    /** What the caller has shown to be. */
    Attempt attempt() {
        return attempt;
    }

    Arrival call() {
        return call;
    }

    Instant now() {
        return services.clock().instant();
    }

    LocalDate today() {
        return services.legalClock().today(now());
    }

    /** A conversation about this begins; cases of those before it are not its own. */
    void begins(Reason next) {
        reason = next;
        facts.nextMatter(next);
    }

    /** Says that nothing is recorded unasked. */
    void notice() {
        noticed = talk.say(NOTICE);
    }

    /** The date of birth, asked where it isn't known yet. */
    LocalDate dateOfBirth() {
        if (facts.dateOfBirth().isEmpty()) {
            facts.born(talk.key(DigitQuestion.of(
                    "Key your date of birth: two digits for the month, two for the day, four for the year.",
                    8,
                    Spoken.birth("Say your date of birth, or key it: month, day and year, eight digits.", today()),
                    digits -> Dates.ofBirth(digits, today()))));
        }
        return facts.dateOfBirth().orElseThrow();
    }

    /** Whether what was keyed is right; who has no tries left is led to a person. */
    boolean judged(Callable<Judgement> judging) throws HostUnavailable {
        Judgement judgement = talk.host(judging);
        switch (judgement) {
            case Judgement.Verified verified -> {}
            case Judgement.NotVerified(int triesLeft) -> {
                facts.doubtDateOfBirth();
                talk.insist("That doesn't match what we have.");
                if (triesLeft == 0) throw Leaves.toPerson();
            }
            case Judgement.LockedOut locked -> {
                talk.insist("We can't verify you on this call.");
                throw Leaves.toPerson();
            }
            case Judgement.HostSilent silent -> throw new HostUnavailable("nothing was compared");
        }
        return judgement instanceof Judgement.Verified;
    }

    /** Where a command about this card comes from. */
    Origin origin(Card card) {
        return new Origin(call.callId(), attempt.shown(card).toString());
    }

    String department(Reason about) {
        return services.programme().department(about).id();
    }

    /** Opens the case of this matter, held by the department of its reason. */
    void opens(Matter matter) {
        opens(matter, services.programme().department(matter.reason()));
    }

    /** Opens the case of this matter, held by this department. */
    void opens(Matter matter, Department department) {
        Case opened = services.cases().open(matter.newCase(call, facts.matter(), department.id(), facts.said()));
        facts.opened(opened.reference());
    }

    /** Adds what the caller said to the case of this matter. */
    void notes(String words) {
        facts.open().ifPresent(reference -> services.cases().note(reference, Entry.Kind.SAID, words));
    }

    /** What happens next with a case that waits for a person. */
    String person() {
        return services.programme().steps().person();
    }

    /** What commands change in cases. */
    Progress progress() {
        return new Progress(services.cases(), person());
    }

    /** What happens next with the case of this matter. */
    void nextStep(String step) {
        Reference reference = facts.open().orElseThrow();
        Case now = services.cases().find(reference).orElseThrow();
        services.cases().step(reference, new Step(Case.State.OPEN, now.heldBy(), step, now.nextDate()));
    }

    void giveReference() {
        facts.reference().ifPresent(reference -> {
            if (talk.say(REFERENCE, grouped(reference))) facts.heardReference();
        });
    }

    /** Gives the references that were skipped: nobody ends a call without having heard them. */
    void insistOnReference() {
        facts.unheard().forEach(reference -> talk.insist(REFERENCE, grouped(reference)));
    }

    private static Value grouped(Reference reference) {
        return new Value.Digits(List.of(reference.grouped().split(" ")));
    }

    /** The case goes to a person of the department that helps with this reason. */
    Outcome toPerson() {
        return toPerson(services.programme().department(reason));
    }

    /** The case goes to a person of this department; one is opened where there is none. Nothing is asked. */
    Outcome toPerson(Department department) {
        if (facts.open().isPresent()) takesUp(facts.open().get(), department);
        else if (facts.forPerson(reason).isPresent())
            takesUp(facts.forPerson(reason).get(), department);
        else opensForPerson(department);
        facts.asksForPerson();
        talk.insist("Your case is open.");
        giveReference();
        return withAgent
                .of(department, handOver())
                .filter(reached -> reached != WithAgent.Reached.NOBODY)
                .map(Member::outcome)
                .orElseGet(() -> nobodyOf(department));
    }

    private HandOver handOver() {
        return HandOver.of(reason, facts, attempt, services.cases());
    }

    /** Whether a person of this department can be spoken with on this call. */
    boolean canReach(Department department) {
        return withAgent.hasAnybodyOf(department, handOver());
    }

    private static Outcome outcome(WithAgent.Reached reached) {
        return reached != WithAgent.Reached.LEFT ? Outcome.SERVED : Outcome.LEFT;
    }

    /** Nobody of this department is there to speak with now: says so, and arranges a call where it can, and the caller wants it. */
    Outcome nobodyOf(Department department) {
        boolean called = new NobodyHere(services, talk, withAgent).arrangesCall(department, handOver());
        reportsAgain();
        return called ? Outcome.SERVED : Outcome.FOR_A_PERSON;
    }

    /** Where a card is lost and none was found, only its owner can help it on. */
    void reportsAgain() {
        if (isLostAndNotFound()) talk.insist("To freeze your card, report it again at once.");
    }

    private boolean isLostAndNotFound() {
        return reason == Reason.LOST_OR_STOLEN && facts.found().isEmpty() && !facts.hasReported();
    }

    /** One for each reason and call, however often its caller comes back to it. */
    private void opensForPerson(Department department) {
        String next = isLostAndNotFound() ? NextSteps.REPORT_AGAIN : person();
        opens(aboutCard(Matter.of(reason, "Asks for a person", next)), department);
        facts.openedForPerson(reason);
    }

    private void takesUp(Reference reference, Department department) {
        Case taken = services.cases().find(reference).orElseThrow();
        boolean stillToReport = taken.nextStep().equals(NextSteps.REPORT_AGAIN);
        String next = stillToReport ? NextSteps.REPORT_AGAIN : person();
        services.cases().step(reference, new Step(Case.State.OPEN, department.id(), next, taken.nextDate()));
        facts.opened(reference);
    }

    private Matter aboutCard(Matter matter) {
        return facts.card()
                .or(() -> facts.found().stream().findFirst())
                .map(matter::about)
                .orElse(matter);
    }

    /** Does it and says so, or that it is not confirmed yet; what the host refuses is for a person. */
    CommandResult does(HostCommand command, Card card, String done) throws HostUnavailable {
        return does(command, card, done, done);
    }

    /** The same with other words where it was done before. */
    CommandResult does(HostCommand command, Card card, String done, String already) throws HostUnavailable {
        Origin origin = origin(card);
        Optional<Reference> open = facts.open();
        CommandResult result = talk.host(() -> performed(command, origin, open));
        switch (result) {
            case CommandOutcome.Done now -> talk.insist(done);
            case CommandOutcome.AlreadyDone before -> talk.insist(already);
            case CommandResult.NotConfirmed later ->
                talk.insist("That is not confirmed yet. We keep asking until it is.");
            case CommandOutcome.Refused refused -> {
                talk.insist("That can't be done here.");
                throw Leaves.toPerson();
            }
        }
        return result;
    }

    /** On a thread of its own, so that the case learns it also when the caller is gone by then. */
    private CommandResult performed(HostCommand command, Origin origin, Optional<Reference> open) {
        CardCommands commands = services.commands();
        if (open.isEmpty()) return commands.perform(command, origin);
        var given = new AtomicReference<String>();
        CommandResult result = commands.perform(command, origin, key -> {
            given.set(key.toString());
            progress().asked(open.get(), key, command);
        });
        if (result instanceof CommandOutcome outcome)
            progress().settled(new Settled(IdempotencyKey.of(given.get()), command, outcome));
        return result;
    }

    /** The caller's own words, recorded if they agree; kept with the case of this matter. */
    void tellsInOwnWords() {
        if (!talk.agrees("To tell us in your own words, recorded: press 1. To go on: 2.")) return;
        if (!noticed) talk.insist(NOTICE);
        noticed = true;
        talk.records()
                .ifPresent(words -> services.statements().keep(facts.open().orElseThrow(), words));
    }
}
