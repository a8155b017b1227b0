package org.cardline.cases;

/** Words of {@linkplain Entry entries} that are written in one room and known in another: as agents read them. */
public final class EntryWords {
    public static final String FROZEN = "The card is frozen";
    public static final String RELEASED = "The card can be used again";
    public static final String BLOCKED = "The card is blocked for good";
    public static final String ORDERED = "A new card is ordered";
    public static final String HELPED = "Help with signing in is sent";

    /** Before the name of the letter's template, as the next ones. */
    public static final String LETTER_OUT = "A letter went out: ";

    public static final String LETTER_BACK = "A letter came back: ";
    public static final String LETTER_LOST = "A letter could not be delivered: ";

    private EntryWords() {}
}
