package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.cardline.media.Clip;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
import org.cardline.speech.Ears;
import org.cardline.speech.Grammar;
import org.cardline.speech.Guess;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.TestEars;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who speak, through real RTP; what they mean is said by the test, for only a model could know. */
@Timeout(60)
class SpeechOnTheLineTest {
    private static final double PROMPT_HERTZ = 440;
    private static final Utterance PROMPT = words("prompt", PROMPT_HERTZ, 20);
    private static final Clip VOICE = voice();

    private final BlockingQueue<String> given = new LinkedBlockingQueue<>();
    private final Tape tape = new Tape();
    private final AtomicReference<Listening> listened = new AtomicReference<>();

    @Test
    void aVoiceStopsThePromptAndAnswers() throws Exception {
        TestEars.Meaning understanding = (speech, listening) -> {
            listened.set(listening);
            return new Heard.Sure(new Guess("42", 1));
        };
        call(understanding, (line, telephone) -> telephone.say(VOICE));
        assertThat(given.poll()).isEqualTo("Given[value=spoken 42]");
        assertThat(listened.get().answer()).isEqualTo(new Grammar.Digits(1, 2));
        assertThat(millisOfPrompt()).as("of twenty seconds").isLessThan(15_000);
    }

    @Test
    void keysWinOverSpeechInFlight() throws Exception {
        var looked = new CountDownLatch(1);
        var keyed = new CountDownLatch(1);
        TestEars.Meaning understanding = (speech, listening) -> {
            looked.countDown();
            await(keyed);
            return new Heard.Sure(new Guess("42", 1));
        };
        call(understanding, (line, telephone) -> {
            telephone.say(VOICE);
            await(looked);
            telephone.press("17#");
            assertThat(given.poll(20, SECONDS)).isEqualTo("Given[value=17]");
            keyed.countDown();
        });
    }

    @Test
    void whileRecognitionIsBusyTheCallerIsAskedForKeys() throws Exception {
        call((speech, listening) -> new Heard.Busy(), (line, telephone) -> {
            telephone.say(VOICE);
            awaitWords(line, "said keys");
            telephone.press("5#");
        });
        assertThat(given.poll()).isEqualTo("Given[value=5]");
    }

    @Test
    void whatMeansNothingIsAskedAgain() throws Exception {
        call((speech, listening) -> new Heard.Nothing(), (line, telephone) -> {
            telephone.say(VOICE);
            awaitWords(line, "said again");
            telephone.press("6#");
        });
        assertThat(given.poll()).isEqualTo("Given[value=6]");
    }

    @Test
    void hangingUpWhileSpeechIsInFlightEndsTheConversation() throws Exception {
        var looked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        TestEars.Meaning understanding = (speech, listening) -> {
            looked.countDown();
            await(gone);
            return new Heard.Sure(new Guess("42", 1));
        };
        call(understanding, (line, telephone) -> {
            telephone.say(VOICE);
            await(looked);
            telephone.hangUp();
            assertThat(line.nextEnd().cause()).isEqualTo(CallEnd.Cause.CALLER);
            gone.countDown();
        });
        assertThat(given).isEmpty();
    }

    private interface Scene {
        void play(TestLine line, Telephone telephone) throws Exception;
    }

    private void call(TestEars.Meaning understanding, Scene scene) throws Exception {
        try (Ears ears = TestEars.open(understanding);
                var line = new TestLine(
                        10, Optional.of(ears), each -> given.add(String.valueOf(each.ask(SpokenQuestion.of(PROMPT)))));
                Telephone telephone = line.dial("1", tape)) {
            awaitWords(line, "asked");
            scene.play(line, telephone);
            telephone.ended().get(20, SECONDS);
        }
    }

    private static void awaitWords(TestLine line, String words) throws InterruptedException {
        for (String heard = line.heard.poll(20, SECONDS); !words.equals(heard); heard = line.heard.poll(20, SECONDS)) {
            assertThat(heard).as("waiting for " + words).isNotNull();
        }
    }

    private int millisOfPrompt() {
        short[] samples = tape.clip().samples();
        int frames = 0;
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            if (ToneDetector.share(samples, at, 160, PROMPT_HERTZ) > 0.7) frames++;
        }
        return 20 * frames;
    }

    private static Utterance words(String words, double hertz, int seconds) {
        return new Utterance(words, List.of(Tones.sine(hertz, Duration.ofSeconds(seconds), 8_000)));
    }

    /** A second of noise: to ears that go by loudness alone it is a voice. */
    private static Clip voice() {
        var random = new Random(1);
        var samples = new short[8_000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (3_000 * random.nextGaussian());
        return Clip.ofSamples(samples);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
