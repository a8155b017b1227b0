package org.cardline.line;

import java.util.Optional;
import org.cardline.speech.Utterance;

/**
 * What to say and what keys mean, at one question.
 *
 * @param prompt said first
 * @param onSilence said, instead of the prompt, after no key came
 * @param onNoMatch said, instead of the prompt, after keys that mean nothing here
 * @param keys what keys mean
 * @param patience how long to wait for keys
 * @param tries how often it is asked in all, at least once
 * @param secret neither keys nor what is made of speech reach a log, a caption or an observer
 * @param speech what may be said instead; empty where only keys answer
 */
public record Question<T>(
        Utterance prompt,
        Utterance onSilence,
        Utterance onNoMatch,
        KeyGrammar<T> keys,
        Patience patience,
        int tries,
        boolean secret,
        Optional<SpeechGrammar<T>> speech) {
    public Question {
        if (tries < 1) throw new IllegalArgumentException("A question is asked at least once, not " + tries + " times");
    }

    /** A question that only keys answer. */
    public Question(
            Utterance prompt,
            Utterance onSilence,
            Utterance onNoMatch,
            KeyGrammar<T> keys,
            Patience patience,
            int tries,
            boolean secret) {
        this(prompt, onSilence, onNoMatch, keys, patience, tries, secret, Optional.empty());
    }

    /** The same, answered by speech too. */
    public Question<T> orSpoken(SpeechGrammar<T> grammar) {
        return new Question<>(prompt, onSilence, onNoMatch, keys, patience, tries, secret, Optional.of(grammar));
    }
}
