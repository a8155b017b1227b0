package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;
import org.junit.jupiter.api.Test;

/** One caller, frame by frame: when speech begins and ends, what of it is understood, and what is left of it. */
class EarsTest {
    private static final Grammar NUMBER = new Grammar.Digits(15, 15);
    private static final Listening LISTENING = new Listening(NUMBER, Grammar.Phrases.NONE);

    private final List<String> told = new ArrayList<>();
    private final List<String> meanwhile = new ArrayList<>();
    private final List<short[]> given = new ArrayList<>();
    private Optional<short[]> copy = Optional.empty();
    private Heard answer = new Heard.Nothing();
    private boolean idle = true;
    private final Ears ears = new Ears(new TestEars.Loudness(), new Understanding() {
        @Override
        public boolean isIdle() {
            return idle;
        }

        @Override
        public CompletableFuture<Heard> understand(short[] speech, Listening listening) {
            given.add(speech);
            copy = Optional.of(speech.clone());
            return CompletableFuture.completedFuture(answer);
        }
    });
    private final Listener listener = listen(NUMBER);
    private final Random random = new Random(7);
    private byte[] said = silence();

    private Listener listen(Grammar grammar) {
        return ears.listen(new Listening(grammar, Grammar.Phrases.NONE), new Listener.Told() {
            @Override
            public void began() {
                told.add("began");
            }

            @Override
            public void partly(Heard soFar) {
                meanwhile.add(told + " partly " + soFar.getClass().getSimpleName());
            }

            @Override
            public void ended() {
                meanwhile.add(told + " ended");
            }

            @Override
            public void heard(Heard heard) {
                told.add(heard.getClass().getSimpleName());
            }
        });
    }

    @Test
    void speechIsToldFromItsBeginningToWhatItMeans() {
        speak(1_000);
        assertThat(told).containsExactly("began");
        hush(2_000);
        assertThat(told).containsExactly("began", "Nothing");
    }

    @Test
    void aLittleBeforeAndAfterSpeechIsGivenWithIt() {
        hush(1_000);
        speak(1_000);
        hush(2_000);
        assertThat(copy.orElseThrow().length / 8).isBetween(1_200, 1_600);
    }

    @Test
    void whatWasSaidSoFarIsToldInThePausesAndTheEndBeforeWhatWasHeard() {
        speak(1_500);
        hush(1_400);
        answer = new Heard.Sure(new Guess("123456789012345", 1));
        speak(1_500);
        hush(700);
        assertThat(meanwhile).containsExactly("[began] partly Nothing", "[began] partly Sure", "[began] ended");
        assertThat(told).containsExactly("began", "Sure");
        assertThat(Duration.ofNanos(ears.meter().waitNanos()))
                .as("the pause that was waited for")
                .isGreaterThan(Duration.ofMillis(550));
    }

    @Test
    void aWholeNumberIsNotWaitedFor() {
        answer = new Heard.Sure(new Guess("123456789012345", 1));
        speak(3_000);
        hush(700);
        assertThat(told).containsExactly("began", "Sure");
    }

    @Test
    void aWholeNumberIsLookedAtEarlyAndToldWhenItsPauseIsOver() {
        answer = new Heard.Sure(new Guess("123456789012345", 1));
        speak(3_000);
        hush(500);
        assertThat(given).hasSize(1);
        assertThat(told).containsExactly("began");
        hush(200);
        assertThat(told).containsExactly("began", "Sure");
        assertThat(given).hasSize(1);
    }

    @Test
    void nothingIsLookedAtEarlyWhereOthersWouldWait() {
        idle = false;
        speak(3_000);
        hush(500);
        assertThat(given).isEmpty();
        hush(200);
        assertThat(given).hasSize(1);
    }

    @Test
    void halfANumberIsHeardTogetherWithTheOther() {
        speak(1_500);
        hush(1_400);
        answer = new Heard.Sure(new Guess("123456789012345", 1));
        speak(1_500);
        hush(700);
        assertThat(told).containsExactly("began", "Sure");
        assertThat(copy.orElseThrow().length / 8).isGreaterThan(4_000);
    }

    @Test
    void whatWasLookedAtIsCleared() {
        speak(1_000);
        hush(2_000);
        assertThat(given).isNotEmpty().allSatisfy(each -> assertThat(each).containsOnly((short) 0));
        assertThat(copy.orElseThrow()).as("it was speech once").contains((short) 9_000);
    }

    @Test
    void closingWaitsForTheDetectorAndEndsIt() throws InterruptedException {
        var detector = new SlowDetector();
        Ears slow = new Ears(detector, (speech, listening) -> CompletableFuture.completedFuture(answer)).start();
        Listener heard = slow.listen(LISTENING, nobody());
        for (int i = 0; i < 10; i++) heard.frame(voice(), said, Law.ULAW);
        detector.judging.await();
        Thread closing = Thread.ofPlatform().start(slow::close);
        while (closing.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
        assertThat(detector.closed).isFalse();
        detector.released.countDown();
        closing.join();
        assertThat(detector.closed).isTrue();
    }

    /** Judges until it is released. */
    private static final class SlowDetector extends TestEars.Loudness {
        private final CountDownLatch judging = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean closed;

        @Override
        public void judge(List<VoiceStream> streams) {
            judging.countDown();
            try {
                released.await();
            } catch (InterruptedException hurried) {
                throw new IllegalStateException(hurried);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aFaultOfRecognitionIsToldAsBusy() {
        var fault = new IllegalStateException("on purpose");
        var faulty = new Ears(new TestEars.Loudness(), (speech, listening) -> CompletableFuture.failedFuture(fault));
        var heard = new ArrayList<Heard>();
        faulty.look(new short[10], new Listening(NUMBER, Grammar.Phrases.NONE), heard::add);
        assertThat(heard).containsExactly(new Heard.Busy());
    }

    @Test
    void aFaultWhileManySpeakIsOverWithIt() {
        var faults = new AtomicInteger(1);
        var faulty = new Ears(
                new TestEars.Loudness() {
                    @Override
                    public void judge(List<VoiceStream> streams) {
                        if (faults.getAndDecrement() > 0) throw new IllegalStateException("on purpose");
                        assertThat(streams).hasSizeLessThanOrEqualTo(VoiceDetector.MOST_AT_ONCE);
                        super.judge(streams);
                    }
                },
                (speech, listening) -> CompletableFuture.completedFuture(new Heard.Nothing()));
        var began = new AtomicInteger();
        for (int round = 0; round < 2; round++) {
            var listeners = new ArrayList<Listener>();
            for (int i = 0; i <= VoiceDetector.MOST_AT_ONCE; i++)
                listeners.add(faulty.listen(LISTENING, beginning(began)));
            for (int frame = 0; frame < 50; frame++) {
                for (Listener each : listeners) each.frame(voice(), said, Law.ULAW);
                faulty.round();
            }
        }
        assertThat(began).hasValue(VoiceDetector.MOST_AT_ONCE + 1);
    }

    @Test
    void whatWasBusyInAPauseIsTriedAgainAtTheEnd() {
        answer = new Heard.Busy();
        speak(1_000);
        hush(1_000);
        assertThat(told).containsExactly("began");
        answer = new Heard.Sure(new Guess("42", 1));
        hush(1_500);
        assertThat(told).containsExactly("began", "Sure");
        assertThat(ears.meter().busy()).isZero();
    }

    @Test
    void whoIsNotListenedToAnyMoreIsToldNothing() {
        speak(500);
        listener.close();
        speak(500);
        hush(3_000);
        assertThat(told).containsExactly("began");
        assertThat(given).isEmpty();
    }

    @Test
    void whatTheEarsAreTooSlowForIsDroppedAndCounted() {
        for (int i = 0; i < FrameRing.MOST + 10; i++) listener.frame(voice(), said, Law.ULAW);
        listener.close();
        ears.round();
        ears.listen(new Listening(NUMBER, Grammar.Phrases.NONE), nobody());
        assertThat(listener.frames.dropped()).isEqualTo(10);
    }

    @Test
    void anEchoOfThePromptIsNobody() {
        var late = new ArrayList<short[]>();
        for (int i = 0; i < 250; i++) {
            short[] prompt = voice();
            late.add(prompt);
            said = new byte[JitterBuffer.FRAME];
            Law.ULAW.encode(prompt, 0, said, 0, said.length);
            short[] echo =
                    i < 7 ? new short[JitterBuffer.FRAME] : late.get(i - 7).clone();
            for (int j = 0; j < echo.length; j++) echo[j] /= 3;
            hear(echo);
        }
        assertThat(told).isEmpty();
    }

    private static Listener.Told nobody() {
        return beginning(new AtomicInteger());
    }

    private static Listener.Told beginning(AtomicInteger count) {
        return new Listener.Told() {
            @Override
            public void began() {
                count.incrementAndGet();
            }

            @Override
            public void heard(Heard heard) {}
        };
    }

    private void speak(int millis) {
        for (int i = 0; i < millis / 20; i++) hear(voice());
    }

    private void hush(int millis) {
        for (int i = 0; i < millis / 20; i++) hear(new short[JitterBuffer.FRAME]);
    }

    private void hear(short[] frame) {
        listener.frame(frame, said, Law.ULAW);
        ears.round();
    }

    private short[] voice() {
        var frame = new short[JitterBuffer.FRAME];
        for (int i = 0; i < frame.length; i++) frame[i] = (short) (random.nextBoolean() ? 9_000 : -2_000);
        return frame;
    }

    private static byte[] silence() {
        var codes = new byte[JitterBuffer.FRAME];
        Law.ULAW.encode(new short[JitterBuffer.FRAME], 0, codes, 0, codes.length);
        return codes;
    }
}
