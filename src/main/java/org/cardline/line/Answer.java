package org.cardline.line;

/** How a {@link Question} ended. */
public sealed interface Answer<T> {
    /** The caller gave this. */
    record Given<T>(T value) implements Answer<T> {}

    /**
     * The question was asked as often as it may be.
     *
     * @param everAnswered whether the caller pressed any key or spoke at all
     */
    record TooManyTries<T>(boolean everAnswered) implements Answer<T> {}
}
