package org.cardline.simulation;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cardline.line.Answer;
import org.cardline.line.Arrival;
import org.cardline.line.Beside;
import org.cardline.line.Caller;
import org.cardline.line.CallerGone;
import org.cardline.line.Question;
import org.cardline.line.Recording;
import org.cardline.line.RecordingLimits;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.line.Verdict;
import org.cardline.speech.Utterance;

/**
 * A caller who waits for a person and talks, without telephones and packets: keeps, in order, what is said to the caller, who
 * hears whom, and that the caller is left in silence: hears nobody and no music, and was asked nothing. Sentences take no time,
 * waits last until something happens. Telephones are rung by their addresses, and do what the test says. The test's thread and
 * the caller's.
 */
public final class WaitingCaller implements Caller {
    private static final int PATIENCE_SECONDS = 10;

    /** Whether it is said depends on who is quicker. */
    private static final Pattern PLACE = Pattern.compile("You are (next|number \\d+)\\..*");

    /** So often the clock is looked at, which only tests move. */
    private static final int LOOKS_EVERY_MILLIS = 20;

    private final Map<String, RungTelephone> telephones = new ConcurrentHashMap<>();
    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private final BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
    private final Semaphore woken = new Semaphore(0);
    private final Arrival arrival;
    private List<Ringing> heard = List.of();
    private boolean isAsked;
    private volatile boolean overheard;
    private volatile boolean gone;

    /** One of whom nothing is known. */
    public WaitingCaller() {
        this(new Arrival("waiting", "1", Optional.empty(), InetAddress.getLoopbackAddress(), Instant.EPOCH));
    }

    /** One who comes like this. */
    public WaitingCaller(Arrival arrival) {
        this.arrival = arrival;
    }

    /** A telephone while it is rung, and after. */
    public final class RungTelephone implements Ringing {
        private final String address;
        private final BlockingQueue<Character> pressed = new LinkedBlockingQueue<>();
        private volatile State state = State.RINGS;
        private volatile int connection;
        private volatile boolean holds;

        private RungTelephone(String address) {
            this.address = address;
        }

        /** What whoever is there does. */
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
        public void becomes(State next) {
            happens(() -> {
                if (next == State.ANSWERED || next == State.INTERRUPTED) connection++;
                state = next;
            });
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public int connection() {
            return connection;
        }

        /** Whoever is there puts us on hold, or takes us back. */
        public void holds(boolean now) {
            happens(() -> holds = now);
        }

        @Override
        public boolean holds() {
            return holds;
        }

        /** Whoever is there presses this. */
        public void press(char key) {
            pressed.add(key);
            wake();
        }

        @Override
        public void say(Utterance utterance, StopKeys stops) {
            boolean music = utterance.words().isEmpty();
            happened.add(address + (music ? " hears music" : " hears: " + utterance.words()));
        }

        @Override
        public Optional<Character> takeKey() {
            return Optional.ofNullable(pressed.poll());
        }

        @Override
        public void close() {
            if (state == State.RINGS || state == State.ANSWERED || state == State.INTERRUPTED) state = State.OVER;
            telephones.remove(address, this);
        }
    }

    /** Waits until it rings there. */
    public RungTelephone rung(String address) {
        expect("rings " + address);
        return Optional.ofNullable(telephones.get(address)).orElseThrow();
    }

    /** Waits until this, and fails where anything else but the place in the queue comes before it. */
    public void expect(String what) {
        try {
            String next = happened.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (next != null && PLACE.matcher(next).matches())
                next = happened.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!what.equals(next)) throw new AssertionError("expected \"" + what + "\", but: " + next);
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    /** Waits until the place in the queue is told, how, and fails where anything else is before it. */
    public String awaitPlace() {
        try {
            String next = happened.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null || !PLACE.matcher(next).matches())
                throw new AssertionError("expected the place, but: " + next);
            return next;
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    /** Presses this. */
    public void press(char key) {
        keys.add(key);
        wake();
    }

    /** The caller has had enough. */
    public void goesAway() {
        gone = true;
        wake();
    }

    @Override
    public void say(Utterance utterance, StopKeys stops) {
        step();
        if (utterance.words().isEmpty()) return;
        isAsked = !stops.equals(StopKeys.NONE);
        happened.add(utterance.words());
    }

    @Override
    public void sayMeanwhile(Utterance utterance, StopKeys stops) {
        say(utterance, stops);
        if (utterance.words().isEmpty()) awaitWake();
    }

    @Override
    public void await(Duration atMost) {
        if (!awaitWake() && isInSilence()) happened.add("caller is in silence");
    }

    private boolean awaitWake() {
        step();
        try {
            boolean happens = woken.tryAcquire(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            if (happens) woken.drainPermits();
            step();
            return happens;
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    /** Unless something happened of which the caller's thread doesn't know yet. */
    private synchronized boolean isInSilence() {
        boolean hearsSomebody =
                heard.stream().anyMatch(each -> each.state() == Ringing.State.ANSWERED && !each.holds());
        return !hearsSomebody && !isAsked && woken.availablePermits() == 0;
    }

    private synchronized void happens(Runnable what) {
        what.run();
        wake();
    }

    @Override
    public void wake() {
        woken.release();
    }

    private void step() {
        if (gone) throw new CallerGone();
    }

    @Override
    public Ringing ring(String address) {
        step();
        var telephone = new RungTelephone(address);
        telephones.put(address, telephone);
        happened.add("rings " + address);
        return telephone;
    }

    @Override
    public void talkWith(Ringing... others) {
        hears(others);
        happened.add("caller talks with " + names(others));
    }

    @Override
    public void talkWhileKeying(Ringing... others) {
        hears(others);
        String with = others.length == 0 ? "nobody" : names(others);
        happened.add("caller talks with " + with + " and keys unheard");
    }

    @Override
    public void talkWith(Beside beside, Ringing... others) {
        hears(others);
        happened.add("caller talks with " + names(others) + ", " + names(beside.telephone()) + " " + beside.part());
    }

    @Override
    public void letTalk(Ringing... others) {
        hears();
        forgetKeys();
        happened.add(others.length == 0 ? "caller is alone" : names(others) + " talk, caller is alone");
    }

    private void hears(Ringing... others) {
        step();
        heard = List.of(others);
        isAsked = false;
    }

    private static String names(Ringing... telephones) {
        return Arrays.stream(telephones)
                .map(each -> ((RungTelephone) each).address)
                .collect(Collectors.joining(" and "));
    }

    @Override
    public Optional<Character> takeKey() {
        step();
        return Optional.ofNullable(keys.poll());
    }

    @Override
    public Optional<Character> takeSecretKey() {
        step();
        return Optional.ofNullable(keys.poll());
    }

    /** The caller keys this, where it is asked for. */
    public void keys(String what) {
        what.chars().forEach(key -> keys.add((char) key));
        wake();
    }

    /** From now on the network could hear it. */
    public void isOverheard() {
        overheard = true;
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    @Override
    public void forgetKeys() {
        step();
        keys.clear();
    }

    @Override
    public boolean mediaIsClear() {
        return overheard;
    }

    @Override
    public boolean isListenedTo() {
        return false;
    }

    /** A key that is an answer by itself answers it, and silence never. */
    @Override
    public <T> Answer<T> ask(Question<T> question) {
        say(question.prompt(), StopKeys.ANY);
        while (true) {
            Optional<Character> key = takeKey();
            if (key.isPresent() && question.keys().keyed(String.valueOf(key.get())) instanceof Verdict.Done<T>(T value))
                return new Answer.Given<>(value);
            await(Duration.ofMinutes(1));
        }
    }

    @Override
    public <T> Answer<T> askBetween(Question<T> question) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Recording record(RecordingLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(Duration length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hangUp() {
        throw new UnsupportedOperationException();
    }
}
