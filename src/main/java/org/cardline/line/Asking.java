package org.cardline.line;

import java.time.Duration;
import java.util.Optional;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;

/**
 * The course of one {@link Question}, without I/O, clock or thread: keys, speech and silences in, what to do next out.
 * Real and simulated callers share it.
 *
 * <p>Begin with {@link #begin}, carry out each {@link Step}, tell what came of it, until {@link Step.Finished}:
 *
 * <ul>
 *   <li>{@link Step.Say}: a key typed ahead goes to {@link #keyed} and nothing is said; else say it, any key and any
 *       speech stops it, and go on with {@link #said}. If the step forgets, throw away what was typed ahead first.
 *   <li>{@link Step.Listen}: the next key within the time goes to {@link #keyed}, else call {@link #silent}.
 *   <li>Where {@link #listening} says so, during either: {@link #speechBegan} as soon as it is sure, and once for each,
 *       in the same order, {@link #heard}. The step that comes back takes the place of the one under way.
 * </ul>
 *
 * <p>Keys that mean nothing throw away what was typed behind them: it was meant for what did not come. A key wins over
 * speech that began before it: what is made of that speech is passed over.
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

    /** From the beginning of speech to what was made of it; beyond it that is passed over. */
    static final Duration LONGEST_SPEECH = Duration.ofSeconds(40);

    private final Question<T> question;
    private final StringBuilder keys = new StringBuilder();
    private int triesLeft;
    private boolean everAnswered;
    private boolean hinted;

    /** Speech that began and of which nothing was made yet; the first {@code passedOver} of them don't count. */
    private int speeches;

    private int passedOver;

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
        everAnswered = true;
        passedOver = speeches;
        keys.append(key);
        if (keys.length() > MOST_KEYS) return noMatch();
        return judged(question.keys().keyed(keys.toString()));
    }

    /** What speech is to be understood as just now; empty where only keys answer. */
    public Optional<Listening> listening() {
        return question.speech().map(speech -> speech.listensFor(keys.toString()));
    }

    /** The caller speaks: the silence is over, and the prompt. */
    public Step<T> speechBegan() {
        speeches++;
        return listen();
    }

    /** What was made of the oldest speech. */
    public Step<T> heard(Heard heard) {
        if (speeches > 0) speeches--;
        if (passedOver == 0)
            return question.speech().map(speech -> heard(heard, speech)).orElseGet(this::listen);
        passedOver--;
        return listen();
    }

    private Step<T> heard(Heard heard, SpeechGrammar<T> speech) {
        everAnswered = true;
        return switch (heard) {
            case Heard.Sure sure -> understood(speech.heard(keys.toString(), sure), speech);
            case Heard.Unsure unsure -> understood(speech.heard(keys.toString(), unsure), speech);
            case Heard.Beside beside -> understood(speech.heard(keys.toString(), beside), speech);
            case Heard.Nothing nothing -> understood(new Verdict.NoMatch<>(), speech);
            case Heard.Busy busy -> new Step.Say<>(speech.onBusy(), false);
        };
    }

    /** Noise behind half a number does it no harm. */
    private Step<T> understood(Verdict<T> verdict, SpeechGrammar<T> speech) {
        if (!(verdict instanceof Verdict.NoMatch)) return judged(verdict);
        return keys.isEmpty() ? again(speech.onNotUnderstood(), false) : listen();
    }

    private Step<T> judged(Verdict<T> verdict) {
        return switch (verdict) {
            case Verdict.More<T> more -> listen();
            case Verdict.Done<T> done -> given(done.value());
            case Verdict.NoMatch<T> none -> noMatch();
            case Verdict.Prompted<T> prompted -> hint(prompted.hint());
            case Verdict.Keys<T>(String joined) -> joined(joined);
        };
    }

    private Step<T> joined(String spoken) {
        keys.append(spoken);
        if (keys.length() > MOST_KEYS) return noMatch();
        Verdict<T> verdict = question.keys().keyed(keys.toString());
        return verdict instanceof Verdict.Keys ? listen() : judged(verdict);
    }

    /** No key came in the time, and no end of speech. */
    public Step<T> silent() {
        passedOver = speeches;
        return switch (question.keys().fellSilent(keys.toString())) {
            case Verdict.Done<T> done -> given(done.value());
            case Verdict.Prompted<T> prompted when !hinted -> hint(prompted.hint());
            case Verdict.NoMatch<T> none -> noMatch();
            case Verdict.More<T> more -> unanswered();
            case Verdict.Keys<T> keys -> unanswered();
            case Verdict.Prompted<T> again -> unanswered();
        };
    }

    private Step<T> listen() {
        if (speeches > passedOver) return new Step.Listen<>(LONGEST_SPEECH);
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
        if (--triesLeft == 0) return new Step.Finished<>(new Answer.TooManyTries<>(everAnswered));
        return new Step.Say<>(words, forgetKeys);
    }
}
