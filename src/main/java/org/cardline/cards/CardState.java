package org.cardline.cards;

/** What the host lets a card do. */
public enum CardState {
    /** It can be used. */
    ACTIVE,
    /** Nobody can use it until it is released. */
    FROZEN,
    /** Nobody can use it again: blocked for good. */
    BLOCKED
}
