package org.cardline.conversations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cases.Letter;
import org.cardline.cases.NewCase;
import org.cardline.line.Arrival;
import org.cardline.programme.Reason;

/**
 * What a case is opened about.
 *
 * @param said for whoever takes it up
 * @param nextStep one of {@link NextSteps}
 * @param nextDate by when; empty when no date is promised
 */
record Matter(
        Reason reason,
        String said,
        String nextStep,
        Optional<LocalDate> nextDate,
        Optional<Card> card,
        List<Letter> letters) {
    static Matter of(Reason reason, String said, String nextStep) {
        return new Matter(reason, said, nextStep, Optional.empty(), Optional.empty(), List.of());
    }

    Matter by(Optional<LocalDate> date) {
        return new Matter(reason, said, nextStep, date, card, letters);
    }

    Matter about(Card found) {
        return new Matter(reason, said, nextStep, nextDate, Optional.of(found), letters);
    }

    Matter with(List<Letter> queued) {
        return new Matter(reason, said, nextStep, nextDate, card, queued);
    }

    /**
     * The case of this, the {@code number}th matter of the call. A Call-ID comes from outside and may come twice: with
     * the time of arrival, what is opened is this call's own.
     *
     * @param own why the caller calls, in their own words
     */
    NewCase newCase(Arrival call, int number, String department, Optional<OwnWords> own) {
        String purpose = reason.word() + "-" + number + " " + call.at();
        NewCase fresh = NewCase.of(reason, call.callId(), purpose, department, nextStep)
                .due(nextDate)
                .saying(said);
        NewCase said = own.map(words -> fresh.saying(words.entry())).orElse(fresh);
        NewCase about = card.map(found ->
                        said.about(found.customer().value(), found.reference().value(), found.lastFour()))
                .orElse(said);
        return letters.stream().reduce(about, NewCase::with, (one, other) -> other);
    }
}
