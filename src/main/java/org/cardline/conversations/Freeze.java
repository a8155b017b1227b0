package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cardline.cards.Card;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.CommandResult;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.IdempotencyKey;
import org.cardline.cards.Settled;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.NewCase;
import org.cardline.cases.Reference;
import org.cardline.programme.Reason;
import org.cardline.verification.Freezing;
import org.jspecify.annotations.Nullable;

/**
 * Freezes cards: counted, and in one transaction a case and an intent for each, then sent to the host. All of it goes on to its
 * end where the caller hangs up or leaves for a person meanwhile; letters to every address on file follow from the outcome
 * ({@link Aftermath}).
 */
final class Freeze {
    /** What the caller may be told. Frozen now, frozen before and blocked before sound the same. */
    enum Result {
        FROZEN,
        NOT_CONFIRMED,
        /** Some are, and some may not be frozen on this call. */
        PARTLY,
        /** The same, and some of those that may are not confirmed yet. */
        PARTLY_CONFIRMED,
        /** None is. */
        REFUSED
    }

    /** What is said as long as the host didn't answer. */
    private static final String NOT_CONFIRMED =
            "The freeze is not confirmed yet. We keep asking the card system until it is.";

    private final Member member;
    private final AtomicReference<@Nullable Reference> opened = new AtomicReference<>();
    private final AtomicReference<@Nullable Result> reached = new AtomicReference<>();

    Freeze(Member member) {
        this.member = member;
    }

    /** Freezes all of them, and says what became of it. Once. */
    Result freeze(List<Card> cards) throws HostUnavailable {
        List<Card> admitted = cards.stream().filter(this::isAdmitted).toList();
        if (admitted.isEmpty()) return told(Result.REFUSED, cards.size());
        member.facts().reported(admitted);
        var commands = admitted.stream().map(this::command).toList();
        NewCase fresh = newCase(admitted);
        try {
            member.talk().host(() -> frozen(commands, fresh, cards.size()));
        } catch (Leaves whileWaiting) {
            tell(cards.size());
            throw whileWaiting;
        }
        return tell(cards.size());
    }

    private Result tell(int cards) {
        Optional.ofNullable(opened.get()).ifPresent(member.facts()::opened);
        return told(Optional.ofNullable(reached.get()).orElse(Result.NOT_CONFIRMED), cards);
    }

    private Result told(Result result, int cards) {
        Talk talk = member.talk();
        switch (result) {
            case FROZEN ->
                talk.insist(
                        cards == 1
                                ? "Your card is frozen. Nobody can use it."
                                : "Your cards are frozen. Nobody can use them.");
            case NOT_CONFIRMED -> talk.insist(NOT_CONFIRMED);
            case PARTLY -> talk.insist("Some of your cards are not frozen.");
            case PARTLY_CONFIRMED -> {
                talk.insist(NOT_CONFIRMED);
                talk.insist("Some of your cards are not frozen.");
            }
            case REFUSED -> talk.insist("We can't freeze that on this call.");
        }
        return result;
    }

    private boolean isAdmitted(Card card) {
        var limits = member.services().programme().freezing();
        return member.services().freezing().admit(member.attempt(), card, limits)
                instanceof Freezing.Admission.Admitted;
    }

    private CardCommands.Given command(Card card) {
        return new CardCommands.Given(new HostCommand.Freeze(card.reference()), member.origin(card));
    }

    private NewCase newCase(List<Card> cards) {
        String said = cards.size() == 1 ? "Lost or stolen: one card" : "Lost or stolen: all cards";
        return Matter.of(Reason.LOST_OR_STOLEN, said, NextSteps.NOT_CONFIRMED)
                .about(cards.getFirst())
                .newCase(
                        member.call(),
                        member.facts().matterOf(cards),
                        member.department(Reason.LOST_OR_STOLEN),
                        member.facts().said());
    }

    /** On a thread of its own: touches nothing of the caller, who may be gone or at another matter by then. */
    private Result frozen(List<CardCommands.Given> commands, NewCase fresh, int wanted) {
        var keys = new AtomicReference<List<IdempotencyKey>>(List.of());
        List<CommandResult> results = member.services().commands().perform(commands, given -> {
            keys.set(given);
            opened.set(open(fresh, given));
        });
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof CommandOutcome outcome)
                member.progress()
                        .settled(new Settled(keys.get().get(i), commands.get(i).command(), outcome));
        }
        Result result = result(results, wanted);
        reached.set(result);
        return result;
    }

    /** Whose card was reported before keeps the reference. */
    private Reference open(NewCase fresh, List<IdempotencyKey> given) {
        Optional<Reference> before = given.size() == 1 ? reportedBefore(fresh) : Optional.empty();
        if (before.isPresent()) return again(before.get(), fresh, given.getFirst());
        NewCase waiting = fresh;
        for (IdempotencyKey each : given) waiting = waiting.waitingFor(each.toString());
        return member.services().cases().open(waiting).reference();
    }

    /**
     * Only a case that tells no more than a fresh one would: who knows a card's number alone gets no reference that a blocked or
     * a new card could be asked by.
     */
    private Optional<Reference> reportedBefore(NewCase fresh) {
        return fresh.card()
                .flatMap(card -> member.services().cases().findOpen(Reason.LOST_OR_STOLEN, card))
                .filter(before -> NextSteps.tellsOfFreezeAlone(before.nextStep()))
                .map(Case::reference);
    }

    private Reference again(Reference before, NewCase fresh, IdempotencyKey key) {
        Cases cases = member.services().cases();
        cases.note(before, Entry.Kind.NOTE, "Reported again");
        for (String said : fresh.said()) cases.note(before, Entry.Kind.SAID, said);
        cases.awaits(before, key.toString());
        return before;
    }

    private static Result result(List<CommandResult> results, int wanted) {
        long refused = results.stream()
                        .filter(CommandOutcome.Refused.class::isInstance)
                        .count()
                + wanted
                - results.size();
        long open = results.stream()
                .filter(CommandResult.NotConfirmed.class::isInstance)
                .count();
        if (refused == wanted) return Result.REFUSED;
        if (refused > 0) return open > 0 ? Result.PARTLY_CONFIRMED : Result.PARTLY;
        return open > 0 ? Result.NOT_CONFIRMED : Result.FROZEN;
    }
}
