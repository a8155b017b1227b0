package org.cardline.conversations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardline.cases.CallRecord;
import org.cardline.cases.Reference;
import org.cardline.line.Arrival;
import org.cardline.programme.Reason;

/** Notes of one call for its record. The caller's own thread alone. */
final class CallLog {
    private final Arrival arrival;
    private final Instant answered;
    private final List<Reason> reasons = new ArrayList<>();
    private Outcome outcome = Outcome.HUNG_UP;

    CallLog(Arrival arrival, Instant answered) {
        this.arrival = arrival;
        this.answered = answered;
    }

    void began(Reason reason) {
        reasons.add(reason);
        outcome = Outcome.HUNG_UP;
    }

    void ended(Outcome how) {
        outcome = how;
    }

    /** Nobody keyed or said anything any more; what was finished before stands. */
    void fellSilent() {
        if (outcome == Outcome.HUNG_UP) outcome = Outcome.SILENT;
    }

    /** The caller left within a conversation that had come so far: what was promised stands. */
    void left(Outcome reached) {
        if (outcome == Outcome.HUNG_UP || outcome == Outcome.SILENT) outcome = reached;
    }

    /** The record of the call. */
    CallRecord record(
            Instant ended, int questions, int prompts, Optional<Reference> reference, CallRecord.Ending ending) {
        return new CallRecord(
                arrival.callId(),
                arrival.dialled(),
                arrival.callingNumber(),
                arrival.at(),
                Optional.of(answered),
                ended,
                reasons,
                outcome.name(),
                questions,
                prompts,
                reference,
                ending);
    }
}
