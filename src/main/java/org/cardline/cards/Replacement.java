package org.cardline.cards;

import java.time.LocalDate;

/** A new card on its way in place of another. {@code arrives}: the last day on which it is expected. */
public record Replacement(Delivery delivery, LocalDate arrives) {}
