package org.cardline.cards;

import java.time.LocalDate;
import java.util.Optional;
import org.cardline.cards.CommandOutcome.AlreadyDone;
import org.cardline.cards.CommandOutcome.Done;
import org.cardline.cards.CommandOutcome.Refusal;
import org.cardline.cards.CommandOutcome.Refused;

/**
 * An outcome as two words, the one form in which it is answered, journaled and kept in a table.
 *
 * @param detail the day of arrival or the reason of a refusal; empty where there is neither
 */
record OutcomeText(String outcome, String detail) {
    static OutcomeText of(CommandOutcome outcome) {
        return switch (outcome) {
            case Done done -> new OutcomeText("done", text(done.arrives()));
            case AlreadyDone already -> new OutcomeText("already-done", text(already.arrives()));
            case Refused refused -> new OutcomeText("refused", refused.why().name());
        };
    }

    /** @throws RuntimeException when these words are no outcome */
    CommandOutcome outcomeOf() {
        return switch (outcome) {
            case "done" -> new Done(arrives());
            case "already-done" -> new AlreadyDone(arrives());
            case "refused" -> new Refused(Refusal.valueOf(detail));
            default -> throw new IllegalArgumentException("There is no such outcome.");
        };
    }

    private Optional<LocalDate> arrives() {
        return detail.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(detail));
    }

    private static String text(Optional<LocalDate> arrives) {
        return arrives.map(LocalDate::toString).orElse("");
    }
}
