package org.cardline.conversations;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question that is answered with digits. They reach no log and no caption: whatever is asked for, somebody keys a card
 * number.
 *
 * @param prompt the English sentence
 * @param whole whether these digits need no pound after them: they are the answer at once
 * @param meaning of the digits (of none, where a pound alone answers); empty when they mean nothing
 */
record DigitQuestion<T>(String prompt, Predicate<String> whole, Function<String, Optional<T>> meaning) {
    /** Digits of a known number. */
    static <T> DigitQuestion<T> of(String prompt, int length, Function<String, Optional<T>> meaning) {
        return new DigitQuestion<>(prompt, digits -> digits.length() == length, meaning);
    }

    /** The same where this holds of the digits when they are whole. */
    DigitQuestion<T> wholeWhen(Predicate<String> condition) {
        return new DigitQuestion<>(prompt, condition, meaning);
    }

    /** The same where the answer means something further. */
    <R> DigitQuestion<R> as(Function<T, Optional<R>> further) {
        return new DigitQuestion<>(
                prompt, whole, digits -> meaning.apply(digits).flatMap(further));
    }
}
