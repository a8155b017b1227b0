package org.cardline.line;

import java.time.Duration;
import java.util.List;
import org.cardline.media.Tones;
import org.cardline.speech.Grammar;
import org.cardline.speech.Guess;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;

/** A question for a number: keyed until #, or one or two digits said. */
final class SpokenQuestion implements SpeechGrammar<String> {
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private SpokenQuestion() {}

    /** Asked with these words. */
    static Question<String> of(Utterance prompt) {
        return new Question<>(prompt, prompt, prompt, new UntilPound(), PATIENCE, 3, false)
                .orSpoken(new SpokenQuestion());
    }

    @Override
    public Listening listensFor(String keysSoFar) {
        return new Listening(new Grammar.Digits(1, 2), Grammar.Phrases.NONE);
    }

    @Override
    public Verdict<String> heard(String keysSoFar, Heard heard) {
        return heard instanceof Heard.Sure(Guess guess)
                ? new Verdict.Done<>("spoken " + guess.text())
                : new Verdict.NoMatch<>();
    }

    @Override
    public Utterance onNotUnderstood() {
        return words("again", 700);
    }

    @Override
    public Utterance onBusy() {
        return words("keys", 1_000);
    }

    private static Utterance words(String words, double hertz) {
        return new Utterance(words, List.of(Tones.sine(hertz, Duration.ofSeconds(1), 8_000)));
    }

    private static final class UntilPound implements KeyGrammar<String> {
        @Override
        public Verdict<String> keyed(String keys) {
            return keys.endsWith("#") ? new Verdict.Done<>(keys.replace("#", "")) : new Verdict.More<>();
        }

        @Override
        public Verdict<String> fellSilent(String keys) {
            return new Verdict.More<>();
        }
    }
}
