package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cardline.cards.HostUnavailable;
import org.cardline.line.Answer;
import org.cardline.line.Caller;
import org.cardline.line.KeyGrammar;
import org.cardline.line.Patience;
import org.cardline.line.Question;
import org.cardline.line.Recording;
import org.cardline.line.RecordingLimits;
import org.cardline.line.StopKeys;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;
import org.cardline.speech.Voice;

/**
 * Talking with one caller by sentences and keys. Whatever leaves a conversation (a person, back, silence) is thrown as
 * {@link Leaves}; a hang-up as {@link org.cardline.line.CallerGone}. The caller's own thread alone.
 */
final class Talk {
    /** Any key but pound, which people press after a number that was already whole. */
    private static final StopKeys SKIPPING = StopKeys.of("0123456789*");

    private static final Patience FOR_A_MENU = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(4));
    private static final Patience FOR_DIGITS = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final RecordingLimits STATEMENT = new RecordingLimits(Duration.ofSeconds(4), Duration.ofMinutes(2));
    private static final int TRIES = 3;

    /** A sentence cut this short was heard: its last sounds, and the clock's grain. */
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private final Caller caller;
    private final Voice voice;
    private final HostCalls hostCalls;
    private final InstantSource clock;
    private boolean strayPound;
    private int prompts;
    private int questions;

    Talk(Caller caller, Services services) {
        this.caller = caller;
        this.voice = services.voice();
        this.hostCalls = new HostCalls(services.threads());
        this.clock = services.clock();
    }

    /** Says it; a key but pound skips it, one typed ahead too. Returns whether it was heard to its end. */
    boolean say(String sentence, Value... values) {
        Utterance utterance = voice.say(sentence, values);
        Instant began = clock.instant();
        prompts++;
        caller.say(utterance, SKIPPING);
        return Duration.between(began, clock.instant()).plus(TOLERANCE).compareTo(utterance.duration()) >= 0;
    }

    /** Says what nobody may miss: no key skips it. */
    void insist(String sentence, Value... values) {
        prompts++;
        caller.say(voice.say(sentence, values), StopKeys.NONE);
    }

    /** What a sentence sounds like, to be put together with others. */
    Utterance spoken(String sentence, Value... values) {
        return voice.say(sentence, values);
    }

    /** A menu, its options 1 to {@code options}; the sentence names them all. */
    int choose(int options, String sentence, Value... values) {
        return choose(options, voice.say(sentence, values));
    }

    /** A menu made of several sentences. */
    int choose(int options, Utterance menu) {
        int chosen = ask(menu, menu, FOR_A_MENU, false, KeyMap.menu(options));
        strayPound = false;
        return chosen;
    }

    /** Yes is 1, no is 2. */
    boolean agrees(String sentence, Value... values) {
        return choose(2, sentence, values) == 1;
    }

    /** A question that digits answer. */
    <T> T key(DigitQuestion<T> question) {
        Utterance prompt = voice.say(question.prompt());
        Utterance again = voice.say("That doesn't fit.").then(prompt);
        Utterance hint = voice.say("For a person, press pound.");
        var grammar = KeyMap.digits(question.whole(), strayPound, hint, question.meaning());
        questions++;
        T answer = ask(prompt, again, FOR_DIGITS, true, grammar);
        strayPound = true;
        return answer;
    }

    private <T> T ask(
            Utterance prompt, Utterance again, Patience patience, boolean secret, KeyGrammar<Pressed<T>> keys) {
        var question = new Question<>(prompt, prompt, again, keys, patience, TRIES, secret);
        while (true) {
            prompts++;
            switch (caller.ask(question)) {
                case Answer.Given<Pressed<T>>(Pressed.Gave<T>(T answer)) -> {
                    return answer;
                }
                case Answer.Given<Pressed<T>>(Pressed.Person<T> person) -> throw new Leaves(Leaves.Way.TO_PERSON);
                case Answer.Given<Pressed<T>>(Pressed.Back<T> back) -> throw new Leaves(Leaves.Way.BACK);
                case Answer.Given<Pressed<T>>(Pressed.Repeat<T> repeat) -> {}
                case Answer.Given<Pressed<T>>(Pressed.Pass<T> pass) -> say("Call passes are not taken yet.");
                case Answer.TooManyTries<Pressed<T>>(boolean everAnswered) -> {
                    if (everAnswered) throw new Leaves(Leaves.Way.TO_PERSON);
                    requireSomebody();
                }
            }
        }
    }

    /** A warning before the line gives up. */
    private void requireSomebody() {
        Utterance warning = voice.say("Are you there? Press any key, or the call ends.");
        var anyKey = new Question<>(warning, warning, warning, new AnyKey(), FOR_DIGITS, 1, false);
        if (caller.ask(anyKey) instanceof Answer.TooManyTries) throw new Leaves(Leaves.Way.SILENT);
    }

    /** Offers a person once, while something else goes on; silence, and any other key, is to wait. */
    void offersPerson(String sentence) {
        Utterance offer = voice.say(sentence);
        var once = new Question<>(offer, offer, offer, KeyMap.menu(1), FOR_A_MENU, 1, false);
        if (caller.ask(once) instanceof Answer.Given<Pressed<Integer>>(Pressed.Person<Integer> person)) {
            throw new Leaves(Leaves.Way.TO_PERSON);
        }
    }

    /** What the caller says after a tone, unless it is nothing. */
    Optional<byte[]> records() {
        insist("Speak now. Press any key when you are done.");
        caller.forgetKeys();
        Recording recording = caller.record(STATEMENT);
        return recording.ulaw().length == 0 ? Optional.empty() : Optional.of(recording.ulaw());
    }

    /** Calls the card host on another thread, and keeps the caller company meanwhile. */
    <T> T host(Callable<T> call) throws HostUnavailable {
        return hostCalls.during(this, call);
    }

    void pause(Duration length) {
        caller.pause(length);
    }

    /** Whether no network could hear what is keyed: encrypted, or within this machine. */
    boolean isPrivate() {
        return !caller.mediaIsClear() || caller.arrival().peer().isLoopbackAddress();
    }

    /** How many prompts were begun. */
    int prompts() {
        return prompts;
    }

    /** How many questions were asked; menus are none. */
    int questions() {
        return questions;
    }
}
