package org.cardline.cases;

import java.time.LocalDate;

/** Until when a billing error can be put in writing, and so what the line may say. */
public sealed interface Notice {
    /** No rule applies, as for business cards: no date is said. */
    record NoRule() implements Notice {}

    /**
     * No statement shows the error yet: the days begin when one is sent.
     *
     * @param days how many there are then
     */
    record NotRunning(int days) implements Notice {}

    /**
     * A written notice keeps the right.
     *
     * @param last the last day on which it can arrive
     */
    record WriteBy(LocalDate last) implements Notice {}

    /**
     * The days are over; the issuer may still look into it.
     *
     * @param last the day on which they ended
     */
    record Over(LocalDate last) implements Notice {}
}
