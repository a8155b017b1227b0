package org.cardline.guide;

import java.time.ZonedDateTime;
import org.cardline.routing.ExpectedWait;

/** Whether a caller of our line would get a person at this moment. */
sealed interface PersonNow {
    /** After a wait, probably. */
    record After(ExpectedWait expected) implements PersonNow {}

    /** The department is closed. @param opens on its own wall clock */
    record Closed(ZonedDateTime opens) implements PersonNow {}

    /** Nobody is at work there, though it is open. */
    record Nobody() implements PersonNow {}
}
