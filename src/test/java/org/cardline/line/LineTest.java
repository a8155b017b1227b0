package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.cardline.line.CallEnd.Cause;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.phone.Ear;
import org.cardline.phone.Pickup;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
import org.cardline.sip.CallEvent.Why;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line and a telephone on loopback: real SIP, real RTP. */
@Timeout(30)
class LineTest {
    private static final Utterance LONG = tone("long", 440, Duration.ofSeconds(20));
    private static final Utterance LOW = tone("low", 440, Duration.ofMillis(600));
    private static final Utterance HIGH = tone("high", 1_000, Duration.ofMillis(600));
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(400), Duration.ofMillis(400));

    @Test
    void callerHearsWhatIsSaidAndTheLineHangsUp() throws Exception {
        var tape = new Tape();
        try (var line = new TestLine(caller -> {
                    caller.say(LOW, StopKeys.NONE);
                    caller.say(HIGH, StopKeys.NONE);
                });
                Telephone telephone = line.dial("1", tape)) {
            assertThat(telephone.pickup().get(5, SECONDS)).isEqualTo(new Pickup.Answered());
            assertThat(telephone.ended().get(5, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.LINE);
        }
        assertThat(millisOf(440, tape)).isBetween(500, 700);
        assertThat(millisOf(1_000, tape)).isBetween(500, 700);
    }

    @Test
    void aKeyStopsWhatIsBeingSaid() throws Exception {
        var tape = new Tape();
        try (var line = new TestLine(caller -> {
                    caller.say(LONG, StopKeys.of("5"));
                    caller.say(HIGH, StopKeys.NONE);
                });
                Telephone telephone = line.dial("1", tape)) {
            telephone.pickup().get(5, SECONDS);
            telephone.press("4");
            telephone.press("5");
            assertThat(telephone.ended().get(10, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
        }
        assertThat(millisOf(440, tape)).isLessThan(5_000);
        assertThat(millisOf(1_000, tape)).isBetween(500, 700);
    }

    @Test
    void keysTypedAheadAnswerInOrderWithoutTheirPrompts() throws Exception {
        BlockingQueue<String> given = new LinkedBlockingQueue<>();
        var typed = new CountDownLatch(1);
        try (var line = new TestLine(caller -> {
                    awaitUninterrupted(typed);
                    caller.pause(Duration.ofSeconds(2));
                    given.add(String.valueOf(caller.ask(question("first", 1, false))));
                    given.add(String.valueOf(caller.ask(question("second", 1, false))));
                });
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(5, SECONDS);
            telephone.press("12#34#");
            typed.countDown();
            assertThat(given.poll(10, SECONDS)).isEqualTo("Given[value=12]");
            assertThat(given.poll(10, SECONDS)).isEqualTo("Given[value=34]");
            assertThat(line.heard).doesNotContain("said first", "said second").contains("keyed 1", "keyed #");
        }
    }

    @Test
    void secretKeysAreNotShown() throws Exception {
        BlockingQueue<String> given = new LinkedBlockingQueue<>();
        try (var line = new TestLine(caller -> given.add(String.valueOf(caller.ask(question("code", 1, true)))));
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(5, SECONDS);
            telephone.press("7#");
            assertThat(given.poll(10, SECONDS)).isEqualTo("Given[value=7]");
            assertThat(line.heard).contains("keyed •").doesNotContain("keyed 7", "keyed #");
        }
    }

    @Test
    void callerSaysNothingUntilTheTriesAreUsedUp() throws Exception {
        BlockingQueue<Answer<String>> given = new LinkedBlockingQueue<>();
        try (var line = new TestLine(caller -> given.add(caller.ask(question("Number?", 2, false))));
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(5, SECONDS);
            assertThat(given.poll(10, SECONDS)).isEqualTo(new Answer.TooManyTries<String>(false));
            assertThat(line.heard).contains("said Number?", "said silence");
        }
    }

    @Test
    void aHangUpEndsEveryWait() throws Exception {
        List<Consumer<Caller>> waits = List.of(
                caller -> caller.say(LONG, StopKeys.NONE),
                caller -> caller.ask(question("long", 9, false)),
                caller -> caller.pause(Duration.ofMinutes(1)),
                caller -> caller.record(new RecordingLimits(Duration.ofMinutes(1), Duration.ofMinutes(1))));
        for (Consumer<Caller> wait : waits) {
            BlockingQueue<RuntimeException> thrown = new LinkedBlockingQueue<>();
            try (var line = new TestLine(caller -> thrown.add(gone(caller, wait)));
                    Telephone telephone = line.dial("1", Ear.DEAF)) {
                telephone.pickup().get(5, SECONDS);
                assertThat(line.heard.poll(5, SECONDS)).isEqualTo("answered 1");
                telephone.hangUp();
                assertThat(thrown.poll(5, SECONDS)).isInstanceOf(CallerGone.class);
                assertThat(line.nextEnd().cause()).isEqualTo(Cause.CALLER);
            }
        }
    }

    @Test
    void callerOnHoldMissesNothing() throws Exception {
        var tape = new Tape();
        try (var line = new TestLine(caller -> caller.say(tone("", 440, Duration.ofSeconds(2)), StopKeys.NONE));
                Telephone telephone = line.dial("1", tape)) {
            telephone.pickup().get(5, SECONDS);
            waitUntil(() -> millisOf(440, tape) > 300);
            telephone.hold();
            waitUntil(() -> quietAtEnd(tape) > 1_000);
            assertThat(telephone.ended()).isNotDone();
            telephone.resume();
            telephone.ended().get(10, SECONDS);
        }
        assertThat(millisOf(440, tape)).isBetween(1_700, 2_100);
    }

    @Test
    void whatTheCallerSaysIsRecordedUntilAKey() throws Exception {
        BlockingQueue<Recording> recordings = new LinkedBlockingQueue<>();
        var limits = new RecordingLimits(Duration.ofSeconds(5), Duration.ofSeconds(20));
        var tape = new Tape();
        try (var line = new TestLine(caller -> {
                    caller.say(HIGH, StopKeys.NONE);
                    recordings.add(caller.record(limits));
                });
                Telephone telephone = line.dial("1", tape)) {
            telephone.pickup().get(5, SECONDS);
            waitUntil(() -> millisOf(1_000, tape) > 500);
            telephone.say(Tones.sine(700, Duration.ofSeconds(1), 8_000));
            waitUntil(() -> quietAtEnd(tape) > 1_500);
            telephone.press("#");
            Recording recording = recordings.poll(10, SECONDS);
            assertThat(recording).isNotNull();
            assertThat(recording.ending()).isEqualTo(Recording.Ending.KEY);
            assertThat(millisOf(
                            700,
                            org.cardline.media.Clip.ofUlaw(recording.ulaw()).samples()))
                    .isBetween(700, 1_100);
        }
    }

    @Test
    void aFaultInAConversationEndsItsCallOnly() throws Exception {
        try (var line = new TestLine(caller -> {
                    throw new IllegalStateException("on purpose");
                });
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            assertThat(telephone.ended().get(5, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.FAULT);
        }
    }

    @Test
    void aFaultWhileACallBeginsEndsThatCallOnly() throws Exception {
        try (var line = new TestLine(caller -> caller.pause(Duration.ofMinutes(1)));
                Telephone unlucky = line.dial("unlucky", Ear.DEAF)) {
            assertThat(unlucky.ended().get(5, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.FAULT);
            try (Telephone next = line.dial("1", Ear.DEAF)) {
                assertThat(next.pickup().get(5, SECONDS)).isEqualTo(new Pickup.Answered());
            }
        }
    }

    @Test
    void aReceptionThatRefusesWithNonsenseLeavesNobodyRinging() throws Exception {
        try (var line = new TestLine(caller -> {});
                Telephone telephone = line.dial("nonsense", Ear.DEAF)) {
            assertThat(telephone.pickup().get(5, SECONDS))
                    .isEqualTo(new Pickup.Refused(480, "Temporarily Unavailable"));
        }
    }

    @Test
    void aNumberThatNobodyHasIsNotFound() throws Exception {
        try (var line = new TestLine(caller -> {});
                Telephone telephone = line.dial("nobody", Ear.DEAF)) {
            assertThat(telephone.pickup().get(5, SECONDS)).isEqualTo(new Pickup.Refused(404, "Not Found"));
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.REFUSED);
        }
    }

    @Test
    void aFullLineRefusesAndServesAgainWhenThereIsRoom() throws Exception {
        try (var line = new TestLine(1, caller -> caller.pause(Duration.ofMinutes(1)));
                Telephone first = line.dial("1", Ear.DEAF)) {
            first.pickup().get(5, SECONDS);
            try (Telephone second = line.dial("1", Ear.DEAF)) {
                assertThat(second.pickup().get(5, SECONDS)).isEqualTo(new Pickup.Refused(503, "Service Unavailable"));
            }
            first.hangUp();
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.REFUSED);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.CALLER);
            try (Telephone third = line.dial("1", Ear.DEAF)) {
                assertThat(third.pickup().get(5, SECONDS)).isEqualTo(new Pickup.Answered());
            }
        }
    }

    @Test
    void aDrainingLineTakesNoMoreCallsAndLetsTheOthersFinish() throws Exception {
        try (var line = new TestLine(caller -> caller.say(HIGH, StopKeys.NONE));
                Telephone first = line.dial("1", Ear.DEAF)) {
            first.pickup().get(5, SECONDS);
            assertThat(line.line.drain(Duration.ofMillis(1))).isFalse();
            try (Telephone second = line.dial("1", Ear.DEAF)) {
                assertThat(second.pickup().get(5, SECONDS)).isEqualTo(new Pickup.Refused(503, "Service Unavailable"));
            }
            assertThat(line.line.drain(Duration.ofSeconds(10))).isTrue();
            assertThat(first.ended().get(5, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
        }
    }

    @Test
    void aSilentCallHearsNothingAtAll() throws Exception {
        try (var line = new TestLine(caller -> caller.pause(Duration.ofMillis(400)));
                Telephone telephone = line.dial("silent", Ear.DEAF)) {
            assertThat(telephone.ended().get(5, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.line.meter().packetsOut()).isZero();
            assertThat(line.line.meter().packetsIn()).isPositive();
        }
    }

    private static RuntimeException gone(Caller caller, Consumer<Caller> wait) {
        try {
            wait.accept(caller);
            return new IllegalStateException("It was not told that the caller had gone");
        } catch (CallerGone expected) {
            return expected;
        }
    }

    private static Question<String> question(String prompt, int tries, boolean secret) {
        var words = new Utterance(prompt, prompt.equals("long") ? LONG.clips() : List.of());
        var silence = new Utterance("silence", List.of());
        return new Question<>(words, silence, silence, new UntilPound(), PATIENCE, tries, secret);
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

    private static Utterance tone(String words, double hertz, Duration length) {
        return new Utterance(words, List.of(Tones.sine(hertz, length, 8_000)));
    }

    /** How much of a tape is this tone. */
    private static int millisOf(double hertz, Tape tape) {
        return millisOf(hertz, tape.clip().samples());
    }

    private static int millisOf(double hertz, short[] samples) {
        int frames = 0;
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            if (ToneDetector.share(samples, at, 160, hertz) > 0.7) frames++;
        }
        return 20 * frames;
    }

    private static int quietAtEnd(Tape tape) {
        short[] samples = tape.clip().samples();
        int at = samples.length;
        while (at > 0 && Math.abs(samples[at - 1]) < 500) at--;
        return (samples.length - at) / 8;
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) {
        long limit = System.nanoTime() + SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) throw new AssertionError("It did not come in 10 s");
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(10, SECONDS);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
