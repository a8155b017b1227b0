package org.cardline.conversations;

import org.cardline.cards.CommandOutcome;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Step;

/** What the outcome of a command changes in the case that asked for it. Any thread may use it. */
record Progress(Cases cases) {
    /** What was promised as asked for is done now; what was refused is for a person. */
    void tell(Case asked, CommandOutcome outcome) {
        if (outcome instanceof CommandOutcome.Refused) step(asked, NextSteps.PERSON);
        else NextSteps.whenDone(asked.nextStep()).ifPresent(next -> step(asked, next));
    }

    private void step(Case asked, String next) {
        cases.step(asked.reference(), new Step(asked.state(), asked.heldBy(), next, asked.nextDate()));
    }
}
