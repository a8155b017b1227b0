package org.cardline.cases;

import java.time.Instant;

/**
 * One line of a case's timeline. It is never changed.
 *
 * @param words what happened, without secrets: at most {@link #LONGEST_WORDS} characters
 */
public record Entry(Instant at, Kind kind, String words) {
    /** Longer words are refused: a timeline is read by people. */
    public static final int LONGEST_WORDS = 2_000;

    /** @throws IllegalArgumentException if the words are longer than {@link #LONGEST_WORDS} */
    public Entry {
        if (words.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException("An entry has at most " + LONGEST_WORDS + " characters, this one "
                    + words.length() + ": split it into several");
        }
    }

    /** What an entry tells of. */
    public enum Kind {
        /** The case began. */
        OPENED,
        /** The caller answered or told something. */
        SAID,
        /** A command was sent to the card host, or its outcome became known. */
        COMMAND,
        /** A letter was queued. */
        LETTER,
        /** The caller recorded a statement. */
        STATEMENT,
        /** The card member sent evidence. */
        EVIDENCE,
        /** Something else that whoever holds the case should know. */
        NOTE,
        /** What happens next, by when, or who holds the case was changed. */
        STEP
    }
}
