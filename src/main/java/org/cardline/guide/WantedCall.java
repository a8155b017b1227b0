package org.cardline.guide;

import java.time.Instant;
import java.util.Optional;
import org.cardline.cases.Reference;
import org.cardline.programme.Department;
import org.cardline.programme.Reason;

/**
 * A call that somebody asks for on a page.
 *
 * @param department who calls
 * @param about a case that is open already
 * @param number in E.164
 * @param from not before
 * @param inSpanish whether the page was read in Spanish
 */
record WantedCall(
        Reason reason,
        Department department,
        Optional<Reference> about,
        String number,
        Instant from,
        boolean inSpanish) {}
