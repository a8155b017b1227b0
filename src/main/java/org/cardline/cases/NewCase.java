package org.cardline.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardline.programme.Reason;

/**
 * What a case is opened with: {@code NewCase.of(…).about(…).due(…)}. The same call and purpose open one case, however
 * often they are tried.
 *
 * @param callId the call's id
 * @param purpose what of this call the case is for, such as {@code lost-or-stolen} and the card's opaque reference
 * @param commands ids of commands to the card host that the case waits for
 * @param said what the caller answered, each an entry of the timeline
 * @param letters queued with the case, or not at all
 */
public record NewCase(
        Reason reason,
        String callId,
        String purpose,
        Optional<String> customer,
        Optional<String> card,
        Optional<String> lastFour,
        String heldBy,
        String nextStep,
        Optional<LocalDate> nextDate,
        List<String> commands,
        List<String> said,
        List<Letter> letters) {

    /** Call-IDs come from outside; what is longer is cut, which the line's own limit on headers makes rare. */
    private static final int LONGEST_CALL_ID = 200;

    public NewCase {
        callId = Text.bounded(callId, LONGEST_CALL_ID);
        commands = List.copyOf(commands);
        said = List.copyOf(said);
        letters = List.copyOf(letters);
    }

    /** A case about nobody known yet, held by a department. */
    public static NewCase of(Reason reason, String callId, String purpose, String heldBy, String nextStep) {
        return new NewCase(
                reason,
                callId,
                purpose,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                heldBy,
                nextStep,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Names the customer and card, by the host's opaque references. */
    public NewCase about(String customer, String card, String lastFour) {
        return new NewCase(
                reason,
                callId,
                purpose,
                Optional.of(customer),
                Optional.of(card),
                Optional.of(lastFour),
                heldBy,
                nextStep,
                nextDate,
                commands,
                said,
                letters);
    }

    /** Sets the date of the next step, where a date is promised. */
    public NewCase due(Optional<LocalDate> date) {
        return new NewCase(
                reason, callId, purpose, customer, card, lastFour, heldBy, nextStep, date, commands, said, letters);
    }

    /** The case waits for this command's outcome too, which {@link Cases#settled} will write into its timeline. */
    public NewCase waitingFor(String commandId) {
        var all = plus(commands, commandId);
        return new NewCase(
                reason, callId, purpose, customer, card, lastFour, heldBy, nextStep, nextDate, all, said, letters);
    }

    /** Adds what the caller said. */
    public NewCase saying(String words) {
        var all = plus(said, words);
        return new NewCase(
                reason, callId, purpose, customer, card, lastFour, heldBy, nextStep, nextDate, commands, all, letters);
    }

    /** Adds a letter. */
    public NewCase with(Letter letter) {
        var all = plus(letters, letter);
        return new NewCase(
                reason, callId, purpose, customer, card, lastFour, heldBy, nextStep, nextDate, commands, said, all);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
