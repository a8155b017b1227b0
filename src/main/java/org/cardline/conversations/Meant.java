package org.cardline.conversations;

import java.util.Optional;
import org.cardline.programme.Department;

/** What the caller's keys or words came to at a question, by {@link KeyMap} and {@link WordMap}. */
sealed interface Meant<T> {
    /** The answer. */
    record Gave<T>(T answer) implements Meant<T> {}

    /** A person: of this department, where one was named. */
    record Person<T>(Optional<Department> of) implements Meant<T> {}

    /** Say it again. */
    record Repeat<T>() implements Meant<T> {}

    /** To the menu before. */
    record Back<T>() implements Meant<T> {}

    /** What may be said and keyed here. */
    record Help<T>() implements Meant<T> {}

    /** The end of the call. */
    record Goodbye<T>() implements Meant<T> {}

    /** A call pass. */
    record Pass<T>(String digits) implements Meant<T> {}
}
