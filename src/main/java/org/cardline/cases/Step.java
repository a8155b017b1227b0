package org.cardline.cases;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What happens next with a case.
 *
 * @param heldBy the programme's word for the department that holds the case from now on
 * @param words what happens, in words that may be read to the caller
 * @param date by when; empty when no date is promised
 */
public record Step(Case.State state, String heldBy, String words, Optional<LocalDate> date) {}
