package org.cardline.phone;

/** What the line tells of a call as text. */
sealed interface Caption {
    /** The line says these words. */
    record Said(String words) implements Caption {}

    /** What the line says is a question: keys answer it from now on. */
    record Asked() implements Caption {}

    /** The line took this key; a secret one is a dot. */
    record Keyed(String key) implements Caption {}

    /** The call is over by {@code cause}. */
    record Ended(String cause) implements Caption {}
}
