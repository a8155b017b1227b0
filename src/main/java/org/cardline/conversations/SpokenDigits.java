package org.cardline.conversations;

import java.util.Optional;
import java.util.function.Function;
import org.cardline.line.SpeechGrammar;
import org.cardline.line.Verdict;
import org.cardline.speech.Guess;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;

/**
 * What may be said at a question of digits, and how it joins what was keyed. The first time that nothing is understood
 * it is asked again; the second time for keys.
 */
final class SpokenDigits<T> implements SpeechGrammar<Meant<Dictated<T>>> {
    private final Spoken spoken;
    private final Function<String, Optional<T>> meaning;
    private final WordMap words;
    private final Utterance again;
    private final Utterance keys;
    private int failures;

    /**
     * @param meaning of the digits, as if they were keyed; of none, where the caller says that there is none
     * @param again said after the first failure
     * @param keys asks for keys
     */
    SpokenDigits(Spoken spoken, Function<String, Optional<T>> meaning, WordMap words, Utterance again, Utterance keys) {
        this.spoken = spoken;
        this.meaning = meaning;
        this.words = words;
        this.again = again;
        this.keys = keys;
    }

    /** How often nothing was understood. */
    int failures() {
        return failures;
    }

    @Override
    public Listening listensFor(String keysSoFar) {
        return new Listening(
                spoken.after(KeyMap.lastNumber(keysSoFar).length()),
                spoken.noneOf().and(words.phrases()));
    }

    @Override
    public Verdict<Meant<Dictated<T>>> heard(String keysSoFar, Heard heard) {
        return switch (heard) {
            case Heard.Sure(Guess guess) -> sure(KeyMap.lastNumber(keysSoFar), guess.text());
            case Heard.Beside(Guess guess) -> beside(guess.text());
            case Heard.Unsure unsure -> unsure(keysSoFar, unsure);
            case Heard.Nothing nothing -> new Verdict.NoMatch<>();
            case Heard.Busy busy -> new Verdict.NoMatch<>();
        };
    }

    private Verdict<Meant<Dictated<T>>> sure(String digits, String text) {
        String said = digits.isEmpty() ? spoken.keys().apply(text) : text;
        Optional<T> answer = meaning.apply(digits + said);
        if (answer.isPresent()) return new Verdict.Done<>(new Meant.Gave<>(new Dictated.Said<>(answer.get())));
        boolean isPart = !said.isEmpty() && digits.length() + said.length() < spoken.most();
        return isPart ? new Verdict.Keys<>(said) : new Verdict.NoMatch<>();
    }

    private Verdict<Meant<Dictated<T>>> unsure(String keysSoFar, Heard.Unsure unsure) {
        boolean hasGroups = !spoken.groups().apply(unsure.best().text()).isEmpty();
        return keysSoFar.isEmpty() && hasGroups
                ? new Verdict.Done<>(new Meant.Gave<>(new Dictated.Doubtful<>(unsure)))
                : new Verdict.NoMatch<>();
    }

    private Verdict<Meant<Dictated<T>>> beside(String text) {
        if (text.equals("#")) return sure("", "");
        return words.<Dictated<T>>meant(text)
                .<Verdict<Meant<Dictated<T>>>>map(Verdict.Done::new)
                .orElseGet(Verdict.NoMatch::new);
    }

    @Override
    public Utterance onNotUnderstood() {
        return ++failures == 1 ? again : keys;
    }

    @Override
    public Utterance onBusy() {
        return keys;
    }
}
