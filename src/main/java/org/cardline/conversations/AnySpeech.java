package org.cardline.conversations;

import org.cardline.line.SpeechGrammar;
import org.cardline.line.Verdict;
import org.cardline.speech.Grammar;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;

/** Any speech at all shows that somebody is there. */
record AnySpeech(Utterance warning) implements SpeechGrammar<Character> {
    @Override
    public Listening listensFor(String keysSoFar) {
        return new Listening(Grammar.Phrases.of("yes", "hello"), Grammar.Phrases.NONE);
    }

    @Override
    public Verdict<Character> heard(String keysSoFar, Heard heard) {
        return new Verdict.Done<>('#');
    }

    @Override
    public Utterance onNotUnderstood() {
        return warning;
    }

    @Override
    public Utterance onBusy() {
        return warning;
    }
}
