package org.cardline.conversations;

import java.util.Optional;
import org.cardline.cards.CommandOutcome;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Step;

/** What the outcome of a command changes in the cases that wait for it. Any thread may use it. */
record Progress(Cases cases) {
    /** May be told twice, by the call and by {@link Aftermath}, and happens once. */
    void settled(String command, CommandOutcome outcome) {
        boolean refused = outcome instanceof CommandOutcome.Refused;
        String words = refused ? "The card host refused: " + outcome : "The card host has done it";
        cases.settled(command, words, waited -> next(waited, refused));
    }

    /** What was promised as asked for is done now; what was refused is for a person. */
    private static Optional<Step> next(Case waited, boolean refused) {
        Optional<String> words = refused ? Optional.of(NextSteps.PERSON) : NextSteps.whenDone(waited.nextStep());
        return words.map(step -> new Step(waited.state(), waited.heldBy(), step, waited.nextDate()));
    }
}
