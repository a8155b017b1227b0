package org.cardline.line;

/** How a {@link Question} ended. */
public sealed interface Answer<T> {
    /** The caller gave this. */
    record Given<T>(T value) implements Answer<T> {}

    /**
     * The question was asked as often as it may be.
     *
     * @param everKeyed whether any key was pressed at all
     */
    record TooManyTries<T>(boolean everKeyed) implements Answer<T> {}
}
