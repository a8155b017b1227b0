package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Passes;
import org.cardline.line.Answer;
import org.cardline.line.Caller;
import org.cardline.line.Question;
import org.cardline.line.Recording;
import org.cardline.line.RecordingLimits;
import org.cardline.line.StopKeys;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;
import org.cardline.speech.Voice;

/**
 * Talking with one caller by sentences, keys and speech. Whatever leaves a conversation (a person, back, silence) is thrown as
 * {@link Leaves}; a hang-up as {@link org.cardline.line.CallerGone}. The caller's own thread alone.
 */
final class Talk {
    private static final String KEYS_WERE_HEARD =
            "Keys were heard in it, so it is not kept. To say it again: press 1. To go on: 2.";

    /** Any key but pound, which people press after a number that was already whole. */
    private static final StopKeys SKIPPING = StopKeys.of("0123456789*");

    private static final RecordingLimits STATEMENT = new RecordingLimits(Duration.ofSeconds(4), Duration.ofMinutes(2));

    /** A sentence cut this short was heard: its last sounds, and the clock's grain. */
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private static final int MOST_WRONG_PASSES = 3;

    private final Caller caller;
    private final Voice voice;
    private final HostCalls hostCalls;
    private final InstantSource clock;
    private final Questions questions;
    private final Passes passes;
    private int wrongPasses;
    private boolean strayPound;
    private boolean said;
    private int prompts;
    private int asked;

    Talk(Caller caller, Services services) {
        this.caller = caller;
        this.voice = services.voice();
        this.hostCalls = new HostCalls(services.threads());
        this.clock = services.clock();
        this.passes = services.passes();
        this.questions = new Questions(voice, new WordMap(services.programme().departments()), listens());
    }

    /** Says it; a key but pound skips it, one typed ahead too. Returns whether it was heard to its end. */
    boolean say(String sentence, Value... values) {
        Utterance utterance = voice.say(sentence, values);
        Instant began = clock.instant();
        prompts++;
        caller.say(utterance, SKIPPING);
        return Duration.between(began, clock.instant()).plus(TOLERANCE).compareTo(utterance.duration()) >= 0;
    }

    /** Says this, in whatever voice it is; a key but pound skips it. */
    void say(Utterance utterance) {
        prompts++;
        caller.say(utterance, SKIPPING);
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

    /** What questions are made of. */
    Questions questions() {
        return questions;
    }

    /** Whether the caller may speak, beside the keys. */
    boolean listens() {
        return caller.isListenedTo() && voice.isUnderstood();
    }

    /** A menu. */
    <T> T choose(Menu<T> menu) {
        return choose(menu, voice.say(menu.sentence()));
    }

    /** A menu made of several sentences. */
    <T> T choose(Menu<T> menu, Utterance sentence) {
        return chosen(questions.menu(menu, sentence, Questions.TRIES));
    }

    /** A menu that may also be answered in the caller's own words. */
    <T> T choose(Menu<T> menu, Function<String, Optional<T>> own) {
        return chosen(questions.menu(menu, voice.say(menu.sentence()), own));
    }

    private <T> T chosen(Question<Meant<T>> menu) {
        T chosen = ask(menu);
        strayPound = false;
        return chosen;
    }

    /** Yes is 1, no is 2. */
    boolean agrees(String sentence) {
        return choose(Menu.yesOrNo(sentence));
    }

    /** A question that digits answer, keyed or said. */
    <T> T key(DigitQuestion<T> question) {
        asked++;
        Dictated<T> answer = new Dictation<>(this, question).answer();
        said = answer instanceof Dictated.Said;
        strayPound = !said;
        return switch (answer) {
            case Dictated.Keyed<T>(T value) -> value;
            case Dictated.Said<T>(T value) -> value;
            case Dictated.Doubtful<T> never -> throw new IllegalStateException("an answer in doubt");
        };
    }

    /** Whether the digits of the question before were said, and not keyed. */
    boolean wasSaid() {
        return said;
    }

    /** Whether the digits of the question before ended by themselves, so that a pound may still follow. */
    boolean strayPound() {
        return strayPound;
    }

    /** Asks until it is answered; who can't is led to a person. */
    <T> T ask(Question<Meant<T>> question) {
        while (true) {
            Answer<Meant<T>> answer = asked(question);
            if (answer instanceof Answer.Given<Meant<T>>(Meant.Gave<T>(T given))) return given;
            if (answer instanceof Answer.TooManyTries<Meant<T>>(boolean everAnswered)) {
                if (everAnswered) throw Leaves.toPerson();
                requireSomebody();
            }
        }
    }

    /** Asks it; nothing where there is no answer. */
    <T> Optional<T> tryOnce(Question<Meant<T>> question) {
        while (true) {
            Answer<Meant<T>> answer = asked(question);
            if (answer instanceof Answer.Given<Meant<T>>(Meant.Gave<T>(T given))) return Optional.of(given);
            if (answer instanceof Answer.TooManyTries) return Optional.empty();
        }
    }

    /** Asks it, and does what may be asked of the line anywhere; after it the question is to be asked again. */
    private <T> Answer<Meant<T>> asked(Question<Meant<T>> question) {
        prompts++;
        Answer<Meant<T>> answer = caller.ask(question);
        if (answer instanceof Answer.Given<Meant<T>>(Meant<T> meant)) {
            switch (meant) {
                case Meant.Gave<T> given -> {}
                case Meant.Repeat<T> repeat -> {}
                case Meant.Person<T>(var department) -> throw Leaves.toPerson(department);
                case Meant.Back<T> back -> throw new Leaves(Leaves.Way.BACK);
                case Meant.Goodbye<T> goodbye -> throw new Leaves(Leaves.Way.GOODBYE);
                case Meant.Help<T> help -> helps(question.secret());
                case Meant.Pass<T>(String digits) -> follows(digits);
            }
        }
        return answer;
    }

    /** Goes to what the pass says. Who guesses gets no fourth try in a call. */
    private void follows(String pass) {
        if (wrongPasses < MOST_WRONG_PASSES)
            passes.keyed(pass).ifPresent(reason -> {
                throw Leaves.to(reason);
            });
        wrongPasses++;
        say("We don't find that pass.");
    }

    private void helps(boolean digits) {
        say(digits ? "Say the digits one by one, or key them." : "Say an option, or press its key.");
        say("Anywhere you can say: agent, repeat, go back, or goodbye.");
    }

    /** A warning before the line gives up. */
    private void requireSomebody() {
        boolean silent = caller.ask(questions.somebodyThere()) instanceof Answer.TooManyTries<Character>(boolean heard)
                && !heard;
        if (silent) throw new Leaves(Leaves.Way.SILENT);
    }

    /** Offers a person once, while something else goes on; silence, any other answer, and what was typed ahead is to wait. */
    void offersPerson(String sentence) {
        var menu = Menu.of(sentence);
        if (caller.askBetween(questions.menu(menu, voice.say(sentence), 1))
                instanceof Answer.Given<Meant<Integer>>(Meant.Person<Integer>(var department))) {
            throw Leaves.toPerson(department);
        }
    }

    /** What the caller says, unless it is nothing. Where keys are heard in it nothing is kept: once more, if they like. */
    Optional<byte[]> records() {
        Recording first = record();
        boolean again = first.ending() == Recording.Ending.TONES && agrees(KEYS_WERE_HEARD);
        Recording kept = again ? record() : first;
        if (again && kept.ending() == Recording.Ending.TONES) say("Keys were heard again. Nothing is kept of it.");
        return kept.ulaw().length == 0 ? Optional.empty() : Optional.of(kept.ulaw());
    }

    private Recording record() {
        insist("Speak now. When you are done, wait, or press any key.");
        caller.forgetKeys();
        return caller.record(STATEMENT);
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
        return !caller.mediaIsClear();
    }

    /** How many prompts were begun. */
    int prompts() {
        return prompts;
    }

    /** How many questions were asked; menus are none. */
    int asked() {
        return asked;
    }
}
