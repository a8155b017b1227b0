package org.cardline.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardline.programme.Reason;

/**
 * A call without the people in it, for the status page.
 *
 * @param talk from the answer to the end; empty when it wasn't answered
 */
public record CallSummary(
        Instant startedAt,
        String dialled,
        Optional<Duration> talk,
        List<Reason> reasons,
        String outcome,
        CallRecord.Ending ending) {}
