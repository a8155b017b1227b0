package org.cardline.conversations;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question that is answered with digits.
 *
 * @param prompt the English sentence
 * @param whole whether these digits need no pound after them: they are the answer at once
 * @param secret whether the digits may reach no log and no caption
 * @param meaning of the digits (of none, where a pound alone answers); empty when they mean nothing
 */
record DigitQuestion<T>(String prompt, Predicate<String> whole, boolean secret, Function<String, Optional<T>> meaning) {
    /** Digits of a known number. */
    static <T> DigitQuestion<T> of(String prompt, int length, Function<String, Optional<T>> meaning) {
        return new DigitQuestion<>(prompt, digits -> digits.length() == length, false, meaning);
    }

    /** The same where this holds of the digits when they are whole. */
    DigitQuestion<T> wholeWhen(Predicate<String> condition) {
        return new DigitQuestion<>(prompt, condition, secret, meaning);
    }

    /** The same where the answer means something further. */
    <R> DigitQuestion<R> as(Function<T, Optional<R>> further) {
        return new DigitQuestion<>(
                prompt, whole, secret, digits -> meaning.apply(digits).flatMap(further));
    }

    /** The same with digits that reach no log and no caption. */
    DigitQuestion<T> inSecret() {
        return new DigitQuestion<>(prompt, whole, true, meaning);
    }
}
