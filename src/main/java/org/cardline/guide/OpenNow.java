package org.cardline.guide;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.cardline.programme.Hours;

/** Whether a number is answered at a moment. */
sealed interface OpenNow {
    /** At any hour of any day. */
    record Always() implements OpenNow {}

    /** @param closes when it no longer is, on the wall clock of the place that answers */
    record Open(ZonedDateTime closes) implements OpenNow {}

    /** @param opens the next time, on the wall clock of the place that answers */
    record Closed(ZonedDateTime opens) implements OpenNow {}

    /** Nobody published when. */
    record Unknown() implements OpenNow {}

    /** @param hours empty where they are not known */
    static OpenNow at(Instant moment, Optional<Hours> hours) {
        return hours.map(known -> known(moment, known)).orElse(new Unknown());
    }

    private static OpenNow known(Instant moment, Hours hours) {
        if (hours.always()) return new Always();
        if (hours.openAt(moment)) return new Open(hours.nextClosing(moment).atZone(hours.zone()));
        return new Closed(hours.nextOpening(moment).atZone(hours.zone()));
    }
}
