package org.cardline;

import java.util.Optional;
import org.cardline.line.Transfers.Outcome;
import org.cardline.routing.Obeyed;

/** What a telephone that asked for something is told: SIP's code, and words for its display that say what can be done instead. */
final class TransferOutcome {
    static final Outcome NOBODY_OF_THAT_NAME = new Outcome(404, "No agent, queue or number is called that");
    static final Outcome NO_TALK = new Outcome(481, "You talk with nobody");
    static final Outcome TOO_LATE = new Outcome(408, "It took too long: try again");

    private TransferOutcome() {}

    /** Empty while it goes on. */
    static Optional<Outcome> of(Obeyed how) {
        return switch (how) {
            case UNDER_WAY -> Optional.empty();
            case DONE, ANSWERED, FITS, DOES_NOT_FIT, NOT_KEYED, NOT_PRIVATE, LOCKED_OUT, NOT_SENT, HOST_SILENT ->
                told(200, "OK");
            case REFUSED -> told(603, "They can't take it: try a queue");
            case BUSY -> told(486, "They are busy: try a queue");
            case NOT_ALLOWED -> told(403, "Numbers of that country or kind are not dialled: try a queue");
            case NEVER_AGAIN -> told(403, "They asked never to be called: try a queue");
            case QUIET_HOURS -> told(403, "It is night there: try by day");
            case OFTEN_ENOUGH -> told(403, "That number was called often enough: try tomorrow");
            case CEILING -> told(403, "The day's limit of numbers is reached: try a queue");
            case NO_ONE_THERE -> told(480, "Nobody is there: try another queue");
            case LEFT -> told(480, "They hung up");
            case TIMED_OUT -> told(408, "They didn't answer: try a queue");
            case NOT_NOW -> told(491, "That can't be done now: end what is under way first");
        };
    }

    private static Optional<Outcome> told(int status, String words) {
        return Optional.of(new Outcome(status, words));
    }
}
