package org.cardline.conversations;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question that is answered with digits, keyed or said. They reach no log and no caption: whatever is asked for,
 * somebody gives a card number.
 *
 * @param prompt the English sentence that asks for keys
 * @param whole whether these digits need no pound after them: they are the answer at once
 * @param meaning of the digits (of none, where a pound alone answers); empty when they mean nothing
 * @param spoken how it is answered by speech
 * @param again what is asked instead from the second time on, where that offers another way
 */
record DigitQuestion<T>(
        String prompt,
        Predicate<String> whole,
        Function<String, Optional<T>> meaning,
        Spoken spoken,
        Optional<String> again) {
    /** A question that is asked in the same words as often as need be. */
    DigitQuestion(String prompt, Predicate<String> whole, Function<String, Optional<T>> meaning, Spoken spoken) {
        this(prompt, whole, meaning, spoken, Optional.empty());
    }

    /** Digits of a known number. */
    static <T> DigitQuestion<T> of(String prompt, int length, Spoken spoken, Function<String, Optional<T>> meaning) {
        return new DigitQuestion<>(prompt, digits -> digits.length() == length, meaning, spoken);
    }

    /** Digits of which only their meaning, or a pound, says that they are whole. */
    static <T> DigitQuestion<T> open(String prompt, Spoken spoken, Function<String, Optional<T>> meaning) {
        return new DigitQuestion<>(prompt, digits -> false, meaning, spoken);
    }

    /** The same where this holds of the digits when they are whole. */
    DigitQuestion<T> wholeWhen(Predicate<String> condition) {
        return new DigitQuestion<>(prompt, condition, meaning, spoken, again);
    }

    /** The same where this is asked after the first failure. */
    DigitQuestion<T> thenAsking(String sentence) {
        return new DigitQuestion<>(prompt, whole, meaning, spoken, Optional.of(sentence));
    }

    /** The same where the answer means something further. */
    <R> DigitQuestion<R> as(Function<T, Optional<R>> further) {
        return new DigitQuestion<>(
                prompt, whole, digits -> meaning.apply(digits).flatMap(further), spoken, again);
    }
}
