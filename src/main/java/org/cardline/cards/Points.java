package org.cardline.cards;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A balance of reward points.
 *
 * @param nextExpiry what is lost next unless it is used; empty when nothing expires
 */
public record Points(long balance, Optional<Expiry> nextExpiry) {
    /** So many points, good until the end of this day. */
    public record Expiry(long points, LocalDate lastDay) {}
}
