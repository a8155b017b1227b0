package org.cardline.conversations;

/** What the caller's keys mean: an answer, or one of the keys that mean the same everywhere. */
sealed interface Pressed<T> {
    /** The answer to the question. */
    record Gave<T>(T answer) implements Pressed<T> {}

    /** 0 in a menu, {@code *0} anywhere: a person. */
    record Person<T>() implements Pressed<T> {}

    /** {@code *1}: say it again. */
    record Repeat<T>() implements Pressed<T> {}

    /** {@code *2}: back to the menu before. */
    record Back<T>() implements Pressed<T> {}

    /** {@code *7} and six digits, in a menu: a call pass. */
    record Pass<T>(String digits) implements Pressed<T> {}
}
