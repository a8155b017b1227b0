package org.cardline.conversations;

import org.cardline.speech.Heard;

/** What became of a question of digits. */
sealed interface Dictated<T> {
    /** The answer, keyed. */
    record Keyed<T>(T answer) implements Dictated<T> {}

    /** The answer, said, or a part of it. */
    record Said<T>(T answer) implements Dictated<T> {}

    /** It was said, and could be one of several numbers. */
    record Doubtful<T>(Heard.Unsure heard) implements Dictated<T> {}
}
