package org.cardline.line;

import java.time.Duration;
import org.cardline.speech.Utterance;

/**
 * The course of one {@link Question}, without I/O, clock or thread: keys and silences in, what to do next out. Real and
 * simulated callers share it.
 *
 * <p>Begin with {@link #begin}, carry out each {@link Step}, tell what came of it, until {@link Step.Finished}:
 *
 * <ul>
 *   <li>{@link Step.Say}: a key typed ahead goes to {@link #keyed} and nothing is said; else say it, any key stops it,
 *       and go on with {@link #said}. If the step forgets, throw away what was typed ahead first.
 *   <li>{@link Step.Listen}: the next key within the time goes to {@link #keyed}, else call {@link #silent}.
 * </ul>
 *
 * <p>Keys that mean nothing throw away what was typed behind them: it was meant for what did not come.
 */
public final class Asking<T> {
    /** What to do next. */
    public sealed interface Step<T> {
        /** Say this, unless a key waits. */
        record Say<T>(Utterance words, boolean forgetKeys) implements Step<T> {}

        /** Wait so long for a key. */
        record Listen<T>(Duration atMost) implements Step<T> {}

        /** The question is over. */
        record Finished<T>(Answer<T> answer) implements Step<T> {}
    }

    /** More keys than any question needs; one more counts as keys that mean nothing. */
    static final int MOST_KEYS = 40;

    private final Question<T> question;
    private final StringBuilder keys = new StringBuilder();
    private int triesLeft;
    private boolean everKeyed;
    private boolean hinted;

    /** One course of this question. */
    public Asking(Question<T> question) {
        this.question = question;
        triesLeft = question.tries();
    }

    /** The first step. */
    public Step<T> begin() {
        return new Step.Say<>(question.prompt(), false);
    }

    /** What was to be said was said, or a key stopped it. */
    public Step<T> said() {
        return listen();
    }

    /** A key came, typed ahead or now. */
    public Step<T> keyed(char key) {
        everKeyed = true;
        keys.append(key);
        if (keys.length() > MOST_KEYS) return noMatch();
        return switch (question.keys().keyed(keys.toString())) {
            case Verdict.More<T> more -> listen();
            case Verdict.Done<T> done -> given(done.value());
            case Verdict.NoMatch<T> none -> noMatch();
            case Verdict.Prompted<T> prompted -> hint(prompted.hint());
        };
    }

    /** No key came in the time. */
    public Step<T> silent() {
        return switch (question.keys().fellSilent(keys.toString())) {
            case Verdict.Done<T> done -> given(done.value());
            case Verdict.Prompted<T> prompted when !hinted -> hint(prompted.hint());
            case Verdict.NoMatch<T> none -> noMatch();
            case Verdict.More<T> more -> unanswered();
            case Verdict.Prompted<T> again -> unanswered();
        };
    }

    private Step<T> listen() {
        return new Step.Listen<>(
                keys.isEmpty() || hinted
                        ? question.patience().first()
                        : question.patience().between());
    }

    private Step<T> given(T value) {
        return new Step.Finished<>(new Answer.Given<>(value));
    }

    private Step<T> hint(Utterance hint) {
        hinted = true;
        return new Step.Say<>(hint, false);
    }

    private Step<T> unanswered() {
        return keys.isEmpty() ? again(question.onSilence(), false) : noMatch();
    }

    private Step<T> noMatch() {
        return again(keys.isEmpty() ? question.onSilence() : question.onNoMatch(), true);
    }

    private Step<T> again(Utterance words, boolean forgetKeys) {
        keys.setLength(0);
        hinted = false;
        if (--triesLeft == 0) return new Step.Finished<>(new Answer.TooManyTries<>(everKeyed));
        return new Step.Say<>(words, forgetKeys);
    }
}
