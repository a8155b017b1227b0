package org.cardline.conversations;

import java.util.Optional;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.HostCommand;
import org.cardline.cards.IdempotencyKey;
import org.cardline.cards.Settled;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.EntryWords;
import org.cardline.cases.Reference;
import org.cardline.cases.Step;

/**
 * What the outcome of a command changes in the cases that wait for it. Any thread may use it.
 *
 * @param person the step of a case that waits for a person
 */
record Progress(Cases cases, String person) {
    /** May be told twice, by the call and by {@link Aftermath}, and happens once. */
    void settled(Settled settled) {
        boolean refused = settled.outcome() instanceof CommandOutcome.Refused;
        String words = refused ? "The card host refused: " + settled.outcome() : done(settled.command());
        cases.settled(settled.key().toString(), words, waited -> next(waited, refused));
    }

    private static String done(HostCommand command) {
        return switch (command) {
            case HostCommand.Freeze frozen -> EntryWords.FROZEN;
            case HostCommand.Release released -> EntryWords.RELEASED;
            case HostCommand.Block blocked -> EntryWords.BLOCKED;
            case HostCommand.Replace replaced -> EntryWords.ORDERED;
            case HostCommand.SendSignInHelp helped -> EntryWords.HELPED;
        };
    }

    /** The case waits for this command, and says that it was asked of the host. Part of the intent's transaction. */
    void asked(Reference reference, IdempotencyKey key, HostCommand command) {
        cases.awaits(reference, key.toString());
        Case asking = cases.find(reference).orElseThrow();
        NextSteps.whenAsked(command, person).ifPresent(next -> cases.step(reference, step(asking, next)));
    }

    /** What was refused is for a person; what was promised as asked for is done once the case waits for nothing else. */
    private Optional<Step> next(Case waited, boolean refused) {
        if (refused) return Optional.of(step(waited, person));
        if (cases.isWaiting(waited.reference())) return Optional.empty();
        return NextSteps.whenDone(waited.nextStep()).map(next -> step(waited, next));
    }

    private static Step step(Case waited, String next) {
        return new Step(waited.state(), waited.heldBy(), next, waited.nextDate());
    }
}
