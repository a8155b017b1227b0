package org.cardline.line;

/** What the keys mean at one question. Keys are {@code 0-9 * # A-D}. */
public interface KeyGrammar<T> {
    /** After each key, with all keys of this try. */
    Verdict<T> keyed(String keysSoFar);

    /** No key came for {@link Patience#between}, or for {@link Patience#first} when there is none so far. */
    Verdict<T> fellSilent(String keysSoFar);
}
