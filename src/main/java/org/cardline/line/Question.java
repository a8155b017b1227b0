package org.cardline.line;

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
 * @param secret the keys reach no log, no caption and no observer
 */
public record Question<T>(
        Utterance prompt,
        Utterance onSilence,
        Utterance onNoMatch,
        KeyGrammar<T> keys,
        Patience patience,
        int tries,
        boolean secret) {
    public Question {
        if (tries < 1) throw new IllegalArgumentException("A question is asked at least once, not " + tries + " times");
    }
}
