package org.cardline.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.cardline.programme.Reason;

/** A case without the person in it, and without its reference, for the status page. */
public record CaseSummary(
        Reason reason, Case.State state, String heldBy, Optional<LocalDate> nextDate, Instant openedAt) {}
