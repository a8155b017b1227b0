package org.cardline.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Reference;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/cases/{reference}}: where a case stands and its dates; nothing of whose it is. */
@RestController
final class CaseApi {
    private static final String NO_REFERENCE =
            "A reference has ten digits, of which the last follows from the others. Check what was typed.";
    private static final String NO_CASE = "There is no case of this reference, or it is deleted by now.";

    private final Cases cases;

    CaseApi(Cases cases) {
        this.cases = cases;
    }

    /** @param nextDate by when the next step is promised, if a date is */
    record State(String reference, String state, Instant openedAt, Instant changedAt, Optional<LocalDate> nextDate) {
        static State of(Case found) {
            return new State(
                    found.reference().digits(),
                    found.state().name().toLowerCase(Locale.ROOT),
                    found.openedAt(),
                    found.changedAt(),
                    found.nextDate());
        }
    }

    @GetMapping("/api/v1/cases/{reference}")
    ResponseEntity<?> show(@PathVariable String reference) {
        Optional<Reference> asked = Reference.parse(reference);
        if (asked.isEmpty()) return Problem.answer(HttpStatus.BAD_REQUEST, NO_REFERENCE);
        Optional<State> found = asked.flatMap(cases::find).map(State::of);
        return found.isPresent() ? ResponseEntity.ok(found.get()) : Problem.answer(HttpStatus.NOT_FOUND, NO_CASE);
    }
}
