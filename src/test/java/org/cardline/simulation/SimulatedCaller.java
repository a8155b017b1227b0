package org.cardline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cardline.line.Answer;
import org.cardline.line.Arrival;
import org.cardline.line.Asking;
import org.cardline.line.Beside;
import org.cardline.line.Caller;
import org.cardline.line.CallerGone;
import org.cardline.line.Question;
import org.cardline.line.Recording;
import org.cardline.line.RecordingLimits;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.media.Clip;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;

/** A caller without a telephone, on simulated time: hears what is said, and does what its {@link Behaviour} says. */
public final class SimulatedCaller implements Caller {
    /** A prompt is what plays before the caller may fall silent. */
    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(8);

    private final Arrival arrival;
    private final SimulatedTime time;
    private final Behaviour behaviour;
    private final Transcript transcript;
    private final Deque<Character> typedAhead = new ArrayDeque<>();
    private static final Duration A_WORD = Duration.ofMillis(400);

    private String lastHeard = "";
    private String toSay = "";
    private boolean listened;
    private boolean clear;
    private boolean gone;
    private int stepsLeft = Integer.MAX_VALUE;
    private static final int OTHERS_TAKE_SECONDS = 10;
    private final Semaphore woken = new Semaphore(0);
    private Consumer<String> talksWith = address -> {};
    private Optional<AnsweredAtOnce> talk = Optional.empty();

    public SimulatedCaller(Arrival arrival, SimulatedTime time, Behaviour behaviour, Transcript transcript) {
        this.arrival = arrival;
        this.time = time;
        this.behaviour = behaviour;
        this.transcript = transcript;
    }

    /** Hangs up instead of the step after so many. */
    public SimulatedCaller patientFor(int steps) {
        stepsLeft = steps;
        return this;
    }

    /** Told with whom this caller talks, as soon as they do. */
    public SimulatedCaller talkingWith(Consumer<String> agent) {
        talksWith = agent;
        return this;
    }

    /** Whether the network could hear this caller. */
    public SimulatedCaller onClearMedia(boolean isClear) {
        clear = isClear;
        return this;
    }

    /** Whether what this caller says is understood. */
    public SimulatedCaller listenedTo(boolean isListenedTo) {
        listened = isListenedTo;
        return this;
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    @Override
    public boolean mediaIsClear() {
        step();
        return clear;
    }

    @Override
    public boolean isListenedTo() {
        return listened;
    }

    @Override
    public void say(Utterance utterance, StopKeys stops) {
        step();
        requireShort(utterance);
        hears(utterance, stops);
    }

    private void hears(Utterance utterance, StopKeys stops) {
        boolean stopped = !typedAhead.isEmpty() && stops.includes(typedAhead.getFirst());
        boolean skipped = stops.mask() != 0 && behaviour.skips(utterance.words());
        if (stopped || skipped) return;
        transcript.line(time.instant(), utterance.words());
        lastHeard = utterance.words();
        time.pass(utterance.duration());
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
        step();
        var asking = new Asking<T>(question);
        Asking.Step<T> next = asking.begin();
        while (true) {
            switch (next) {
                case Asking.Step.Say<T>(Utterance words, boolean forget) -> {
                    if (forget) typedAhead.clear();
                    next = typedAhead.isEmpty() ? hears(asking, words) : keyed(asking);
                }
                case Asking.Step.Listen<T>(Duration atMost) -> next = listens(asking, atMost);
                case Asking.Step.Finished<T>(Answer<T> answer) -> {
                    return answer;
                }
            }
        }
    }

    @Override
    public <T> Answer<T> askBetween(Question<T> question) {
        var before = new ArrayDeque<>(typedAhead);
        typedAhead.clear();
        try {
            return ask(question);
        } finally {
            before.descendingIterator().forEachRemaining(typedAhead::addFirst);
        }
    }

    private <T> Asking.Step<T> hears(Asking<T> asking, Utterance words) {
        requireShort(words);
        Reply reply = behaviour.answers(words.words());
        transcript.asked(time.instant(), words.words());
        boolean cut = reply.bargesIn() && reply.after().compareTo(words.duration()) < 0;
        time.pass(cut ? reply.after() : words.duration());
        if (!cut && (reply.speaks() || !reply.keys().isEmpty())) time.pass(reply.after());
        act(reply);
        toSay = reply.saidAfter();
        Asking.Step<T> step = asking.said();
        return reply.said().isEmpty() ? step : speaks(asking, reply.said());
    }

    private <T> Asking.Step<T> speaks(Asking<T> asking, String words) {
        Listening listening = asking.listening().orElseThrow(() -> new AssertionError("Nobody listens"));
        asking.speechBegan();
        time.pass(A_WORD.multipliedBy(words.split(" ").length));
        return asking.heard(SimulatedEar.hear(words, listening));
    }

    private void act(Reply reply) {
        if (reply.hangsUp()) leave();
        if (reply.speaks()) transcript.callerSpeaks(time.instant(), reply.shown());
        else transcript.caller(time.instant(), reply.shown());
        for (char key : reply.keys().toCharArray()) typedAhead.add(key);
        time.pass(reply.apart().multipliedBy(Math.max(0, reply.keys().length() - 1)));
    }

    private <T> Asking.Step<T> listens(Asking<T> asking, Duration atMost) {
        if (!typedAhead.isEmpty()) return keyed(asking);
        if (!toSay.isEmpty()) {
            String rest = toSay;
            toSay = "";
            return speaks(asking, rest);
        }
        time.pass(atMost);
        return asking.silent();
    }

    private <T> Asking.Step<T> keyed(Asking<T> asking) {
        return asking.keyed(typedAhead.removeFirst());
    }

    @Override
    public Recording record(RecordingLimits limits) {
        step();
        Duration spoken = behaviour.speaks();
        transcript.caller(time.instant(), "speaks for " + spoken.toSeconds() + " s");
        time.pass(spoken);
        if (behaviour.pressesWhileSpeaking()) return new Recording(new byte[0], Recording.Ending.TONES);
        return new Recording(Clip.silence(spoken).ulaw(), Recording.Ending.KEY);
    }

    @Override
    public void pause(Duration length) {
        if (gone) throw new CallerGone();
        time.pass(length);
    }

    /**
     * Who waits may be told more than in a question. Music lasts until something happens, in other threads, or the caller does
     * something.
     */
    @Override
    public void sayMeanwhile(Utterance utterance, StopKeys stops) {
        step();
        if (!utterance.words().isEmpty()) hears(utterance, stops);
        else behaviour.whileWaiting().ifPresentOrElse(this::act, this::awaitOthers);
    }

    private void awaitOthers() {
        try {
            if (!woken.tryAcquire(OTHERS_TAKE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("Nothing happened");
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    /** Who talks with nobody is asked for a key; unless something happened already. */
    @Override
    public void await(Duration atMost) {
        if (woken.drainPermits() > 0) return;
        if (typedAhead.isEmpty() && talk.isEmpty()) act(behaviour.answers(lastHeard));
        if (typedAhead.isEmpty()) pause(atMost);
        talk.ifPresent(AnsweredAtOnce::close);
    }

    @Override
    public void wake() {
        woken.release();
    }

    @Override
    public Optional<Character> takeSecretKey() {
        return takeKey();
    }

    @Override
    public Optional<Character> takeKey() {
        return Optional.ofNullable(typedAhead.poll());
    }

    /** In this world only agents have telephones, if anybody. */
    @Override
    public Ringing ring(String address) {
        step();
        return new AnsweredAtOnce(address);
    }

    /** An agent's telephone: is answered at once, and hung up a while after. */
    private static final class AnsweredAtOnce implements Ringing {
        private final String address;
        private State state = State.ANSWERED;

        private AnsweredAtOnce(String address) {
            this.address = address;
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public int connection() {
            return 1;
        }

        @Override
        public boolean holds() {
            return false;
        }

        @Override
        public void say(Utterance utterance, StopKeys stops) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Character> takeKey() {
            return Optional.empty();
        }

        @Override
        public void close() {
            state = State.OVER;
        }
    }

    @Override
    public void talkWith(Ringing... others) {
        step();
        var other = (AnsweredAtOnce) others[0];
        talk = Optional.of(other);
        transcript.talksWith(time.instant(), other.address);
        talksWith.accept(other.address);
    }

    @Override
    public void talkWhileKeying(Ringing... others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void talkWith(Beside beside, Ringing... others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void letTalk(Ringing... others) {
        step();
    }

    @Override
    public void forgetKeys() {
        typedAhead.clear();
    }

    @Override
    public void hangUp() {
        if (!gone) transcript.lineHangsUp(time.instant());
        gone = true;
    }

    private void step() {
        if (!gone && stepsLeft-- == 0) leave();
        if (gone) throw new CallerGone();
    }

    private void leave() {
        gone = true;
        transcript.callerHangsUp(time.instant());
        throw new CallerGone();
    }

    private static void requireShort(Utterance utterance) {
        assertThat(utterance.duration()).as(utterance.words()).isLessThanOrEqualTo(LONGEST_PROMPT);
    }
}
