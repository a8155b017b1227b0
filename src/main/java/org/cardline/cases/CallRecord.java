package org.cardline.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardline.programme.Reason;

/**
 * What is kept of one call, whatever became of it.
 *
 * @param callId the call's SIP Call-ID; with {@code startedAt} it names the record
 * @param dialled what was called
 * @param callingNumber where the call came from, unless withheld; deleted by retention
 * @param answeredAt empty when the call was refused, or the caller gave up before the answer
 * @param reasons what the caller came for, in the order of the conversations
 * @param outcome the last conversation's outcome, in a word
 * @param questions how many questions the caller was asked; menus are none
 * @param prompts how many prompts were played
 * @param reference the case that the caller was given, if any
 * @param ending how the call ended
 */
public record CallRecord(
        String callId,
        String dialled,
        Optional<String> callingNumber,
        Instant startedAt,
        Optional<Instant> answeredAt,
        Instant endedAt,
        List<Reason> reasons,
        String outcome,
        int questions,
        int prompts,
        Optional<Reference> reference,
        Ending ending) {
    /** Text from outside is cut to this many characters. */
    private static final int LONGEST_TEXT = 200;

    public CallRecord {
        callId = Text.bounded(callId, LONGEST_TEXT);
        dialled = Text.bounded(dialled, LONGEST_TEXT);
        callingNumber = callingNumber.map(number -> Text.bounded(number, LONGEST_TEXT));
        outcome = Text.bounded(outcome, LONGEST_TEXT);
        reasons = List.copyOf(reasons);
    }

    /** From the answer to the end; zero when it wasn't answered. */
    public Duration lasted() {
        return answeredAt.map(answered -> Duration.between(answered, endedAt)).orElse(Duration.ZERO);
    }

    /** Without the number that it came from. */
    @Override
    public String toString() {
        return "call " + callId + " of " + startedAt + ": " + outcome + ", " + ending;
    }

    /** How a call ended. */
    public enum Ending {
        /** The line had said what there was to say, and hung up. */
        LINE_HUNG_UP,
        /** The caller hung up. */
        CALLER_HUNG_UP,
        /** The caller gave up before the answer. */
        CANCELLED,
        /** The line did not take the call. */
        REFUSED,
        /** Nothing was heard of the caller any more. */
        MEDIA_LOST,
        /** Something broke on our side. */
        FAILED
    }
}
