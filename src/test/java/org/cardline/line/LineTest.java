package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cardline.line.CallEnd.Cause;
import org.cardline.media.Clip;
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

/**
 * The line and a telephone on loopback: real SIP, real RTP. How long a thing took is judged by packets, of which each end
 * sends one in 20 ms of its own time: a busy machine changes nothing. Seconds here are patience.
 */
@Timeout(60)
class LineTest {
    private static final Utterance LONG = tone("long", 440, Duration.ofSeconds(20));
    private static final Utterance THREE_SECONDS = tone("three seconds", 440, Duration.ofSeconds(3));
    private static final Utterance LOW = tone("low", 440, Duration.ofMillis(600));
    private static final Utterance HIGH = tone("high", 1_000, Duration.ofMillis(600));
    /** 100 ms of the key, the two repetitions of its end, and a pause. */
    private static final int PACKETS_A_KEY = 12;

    private static final Patience PATIENCE = new Patience(Duration.ofMillis(400), Duration.ofMillis(400));

    @Test
    void callerHearsWhatIsSaidAndTheLineHangsUp() throws Exception {
        var tape = new Tape();
        try (var line = new TestLine(caller -> {
                    caller.say(LOW, StopKeys.NONE);
                    caller.say(HIGH, StopKeys.NONE);
                });
                Telephone telephone = line.dial("1", tape)) {
            assertThat(telephone.pickup().get(20, SECONDS)).isEqualTo(new Pickup.Answered());
            assertThat(telephone.ended().get(20, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.LINE);
            assertThat(line.packetsOut()).isGreaterThanOrEqualTo(packets(LOW) + packets(HIGH));
        }
        assertThat(firstMillisOf(440, tape)).isLessThan(firstMillisOf(1_000, tape));
    }

    @Test
    void aKeyStopsWhatIsBeingSaid() throws Exception {
        var tape = new Tape();
        try (var line = new TestLine(caller -> {
                    caller.say(LONG, StopKeys.of("5"));
                    caller.say(HIGH, StopKeys.NONE);
                });
                Telephone telephone = line.dial("1", tape)) {
            telephone.pickup().get(20, SECONDS);
            telephone.press("4");
            telephone.press("5");
            assertThat(telephone.ended().get(20, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.packetsOut()).isLessThan(packets(LONG));
        }
        assertThat(millisOf(440, tape)).isPositive();
        assertThat(millisOf(1_000, tape)).isPositive();
    }

    @Test
    void keysTypedAheadAnswerInOrderWithoutTheirPrompts() throws Exception {
        BlockingQueue<String> given = new LinkedBlockingQueue<>();
        var typed = new CountDownLatch(1);
        try (var line = new TestLine(caller -> {
                    awaitUninterrupted(typed);
                    given.add(String.valueOf(caller.ask(question("first", 1, false))));
                    given.add(String.valueOf(caller.ask(question("second", 1, false))));
                });
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(20, SECONDS);
            long before = line.packetsIn();
            telephone.press("12#34#");
            waitUntil(() -> line.packetsIn() > before + 6 * PACKETS_A_KEY);
            typed.countDown();
            assertThat(given.poll(20, SECONDS)).isEqualTo("Given[value=12]");
            assertThat(given.poll(20, SECONDS)).isEqualTo("Given[value=34]");
            assertThat(line.heard).doesNotContain("said first", "said second").contains("keyed 1", "keyed #");
        }
    }

    @Test
    void secretKeysAreNotShown() throws Exception {
        BlockingQueue<String> given = new LinkedBlockingQueue<>();
        try (var line = new TestLine(caller -> given.add(String.valueOf(caller.ask(question("code", 1, true)))));
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(20, SECONDS);
            telephone.press("7#");
            assertThat(given.poll(20, SECONDS)).isEqualTo("Given[value=7]");
            assertThat(line.heard).contains("keyed •").doesNotContain("keyed 7", "keyed #");
        }
    }

    @Test
    void callerSaysNothingUntilTheTriesAreUsedUp() throws Exception {
        BlockingQueue<Answer<String>> given = new LinkedBlockingQueue<>();
        try (var line = new TestLine(caller -> given.add(caller.ask(question("Number?", 2, false))));
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(20, SECONDS);
            assertThat(given.poll(20, SECONDS)).isEqualTo(new Answer.TooManyTries<String>(false));
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
                telephone.pickup().get(20, SECONDS);
                assertThat(line.heard.poll(20, SECONDS)).isEqualTo("answered 1");
                telephone.hangUp();
                assertThat(thrown.poll(20, SECONDS)).isInstanceOf(CallerGone.class);
                assertThat(line.nextEnd().cause()).isEqualTo(Cause.CALLER);
            }
        }
    }

    /** What it hears is not silence that nobody sent. */
    @Test
    void aTelephoneThatStoodStillLeavesOutWhatItMissed() throws Exception {
        BlockingQueue<Long> frames = new LinkedBlockingQueue<>();
        Ear standsStill = frame -> {
            frames.add(System.nanoTime());
            if (frames.size() == 5) LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        };
        try (var line = new TestLine(caller -> caller.pause(Duration.ofMinutes(1)));
                Telephone _ = line.dial("1", standsStill)) {
            waitUntil(() -> frames.size() >= 25);
        }
        List<Long> times = List.copyOf(frames);
        assertThat(Duration.ofNanos(times.get(24) - times.get(5)))
                .as("19 frames of 20 ms, few of them to catch up")
                .isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void callerOnHoldMissesNothing() throws Exception {
        var tape = new Tape();
        try (var line = new TestLine(caller -> caller.say(THREE_SECONDS, StopKeys.NONE));
                Telephone telephone = line.dial("1", tape)) {
            telephone.pickup().get(20, SECONDS);
            waitUntil(() -> millisOf(440, tape) > 100);
            telephone.hold();
            waitUntil(() -> sendsNothingFor(60, line));
            int heard = millisOf(440, tape);
            assertThat(telephone.ended()).isNotDone();
            telephone.resume();
            telephone.ended().get(20, SECONDS);
            assertThat(line.packetsOut()).as("held time is not counted").isGreaterThanOrEqualTo(packets(THREE_SECONDS));
            assertThat(millisOf(440, tape)).as("it goes on").isGreaterThan(heard);
        }
    }

    /** Whether the line sent nothing while the telephone sent so many packets. */
    private static boolean sendsNothingFor(int packets, TestLine line) {
        long out = line.packetsOut();
        long in = line.packetsIn();
        waitUntil(() -> line.packetsIn() >= in + packets);
        return line.packetsOut() == out;
    }

    @Test
    void whatTheCallerSaysIsRecordedUntilAKey() throws Exception {
        BlockingQueue<Recording> recordings = new LinkedBlockingQueue<>();
        var limits = new RecordingLimits(Duration.ofSeconds(5), Duration.ofSeconds(20));
        var speaks = new CountDownLatch(1);
        try (var line = new TestLine(caller -> {
                    caller.say(HIGH, StopKeys.NONE);
                    speaks.countDown();
                    recordings.add(caller.record(limits));
                });
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(20, SECONDS);
            awaitUninterrupted(speaks);
            long before = line.packetsIn();
            telephone.say(Tones.sine(700, Duration.ofSeconds(1), 8_000));
            waitUntil(() -> line.packetsIn() > before + 70);
            telephone.press("#");
            Recording recording = recordings.poll(20, SECONDS);
            assertThat(recording).isNotNull();
            assertThat(recording.ending()).isEqualTo(Recording.Ending.KEY);
            assertThat(millisOf(700, Clip.ofUlaw(recording.ulaw()).samples()))
                    .as("of a second, and what a busy machine made late")
                    .isBetween(300, 1_200);
        }
    }

    @Test
    void aFaultInAConversationEndsItsCallOnly() throws Exception {
        try (var line = new TestLine(caller -> {
                    throw new IllegalStateException("on purpose");
                });
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            assertThat(telephone.ended().get(20, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.FAULT);
        }
    }

    @Test
    void aFaultWhileACallBeginsEndsThatCallOnly() throws Exception {
        try (var line = new TestLine(caller -> caller.pause(Duration.ofMinutes(1)));
                Telephone unlucky = line.dial("unlucky", Ear.DEAF)) {
            assertThat(unlucky.ended().get(20, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.FAULT);
            try (Telephone next = line.dial("1", Ear.DEAF)) {
                assertThat(next.pickup().get(20, SECONDS)).isEqualTo(new Pickup.Answered());
            }
        }
    }

    @Test
    void aReceptionThatRefusesWithNonsenseLeavesNobodyRinging() throws Exception {
        try (var line = new TestLine(caller -> {});
                Telephone telephone = line.dial("nonsense", Ear.DEAF)) {
            assertThat(telephone.pickup().get(20, SECONDS))
                    .isEqualTo(new Pickup.Refused(480, "Temporarily Unavailable"));
        }
    }

    @Test
    void aNumberThatNobodyHasIsNotFound() throws Exception {
        try (var line = new TestLine(caller -> {});
                Telephone telephone = line.dial("nobody", Ear.DEAF)) {
            assertThat(telephone.pickup().get(20, SECONDS)).isEqualTo(new Pickup.Refused(404, "Not Found"));
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.REFUSED);
        }
    }

    @Test
    void aFullLineRefusesAndServesAgainWhenThereIsRoom() throws Exception {
        try (var line = new TestLine(1, caller -> caller.pause(Duration.ofMinutes(1)));
                Telephone first = line.dial("1", Ear.DEAF)) {
            first.pickup().get(20, SECONDS);
            try (Telephone second = line.dial("1", Ear.DEAF)) {
                assertThat(second.pickup().get(20, SECONDS)).isEqualTo(new Pickup.Refused(503, "Service Unavailable"));
            }
            first.hangUp();
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.REFUSED);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.CALLER);
            try (Telephone third = line.dial("1", Ear.DEAF)) {
                assertThat(third.pickup().get(20, SECONDS)).isEqualTo(new Pickup.Answered());
            }
        }
    }

    @Test
    void aCallIdIsOneCallsAndItsObserverHearsOfNoOther() throws Exception {
        try (var line = new TestLine(caller -> caller.say(LONG, StopKeys.NONE));
                Telephone first = line.dial("1", frame -> {});
                var second = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(first.pickup().get(5, SECONDS)).isInstanceOf(Pickup.Answered.class);
            assertThat(answer(second, line, first.callId())).startsWith("SIP/2.0 400 Call-ID In Use");
            assertThat(line.ends).isEmpty();
            first.hangUp();
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.CALLER);
            assertThat(answer(second, line, first.callId()))
                    .startsWith("SIP/2.0 4")
                    .doesNotContain("In Use");
        }
    }

    /** The first final answer to an INVITE to nobody, from another telephone, with this Call-ID. */
    private static String answer(DatagramSocket socket, TestLine line, String callId) throws Exception {
        int port = line.line.address().getPort();
        String at = "127.0.0.1:" + socket.getLocalPort(), branch = "z9hG4bK" + System.nanoTime();
        byte[] invite = """
                INVITE sip:nobody@127.0.0.1:%d SIP/2.0
                Via: SIP/2.0/UDP %s;rport;branch=%s
                Max-Forwards: 70
                From: <sip:other@%s>;tag=%s
                To: <sip:nobody@127.0.0.1:%d>
                Call-ID: %s
                CSeq: 1 INVITE
                Contact: <sip:other@%s>
                Content-Length: 0

                """.formatted(port, at, branch, at, branch, port, callId, at)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        socket.setSoTimeout(10_000);
        socket.send(new DatagramPacket(invite, invite.length, InetAddress.getLoopbackAddress(), port));
        while (true) {
            var packet = new DatagramPacket(new byte[2_000], 2_000);
            socket.receive(packet);
            String words = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
            if (!words.startsWith("SIP/2.0 1") && words.contains(branch)) return words;
        }
    }

    @Test
    void aDrainingLineTakesNoMoreCallsAndLetsTheOthersFinish() throws Exception {
        var finishes = new CountDownLatch(1);
        try (var line = new TestLine(caller -> awaitUninterrupted(finishes));
                Telephone first = line.dial("1", Ear.DEAF)) {
            first.pickup().get(20, SECONDS);
            assertThat(line.line.drain(Duration.ofMillis(1))).isFalse();
            try (Telephone second = line.dial("1", Ear.DEAF)) {
                assertThat(second.pickup().get(20, SECONDS)).isEqualTo(new Pickup.Refused(503, "Service Unavailable"));
            }
            finishes.countDown();
            assertThat(line.line.drain(Duration.ofSeconds(20))).isTrue();
            assertThat(first.ended().get(20, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
        }
    }

    @Test
    void aSilentCallHearsNothingAtAll() throws Exception {
        var leaves = new CountDownLatch(1);
        try (var line = new TestLine(caller -> awaitUninterrupted(leaves));
                Telephone telephone = line.dial("silent", Ear.DEAF)) {
            waitUntil(() -> line.packetsIn() > 20);
            leaves.countDown();
            assertThat(telephone.ended().get(20, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.packetsOut()).isZero();
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

    static int millisOf(double hertz, short[] samples) {
        int frames = 0;
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            if (ToneDetector.share(samples, at, 160, hertz) > 0.7) frames++;
        }
        return 20 * frames;
    }

    /** Where on a tape this tone begins, which must be there. */
    private static int firstMillisOf(double hertz, Tape tape) {
        short[] samples = tape.clip().samples();
        int at = 0;
        while (ToneDetector.share(samples, at, 160, hertz) <= 0.7) at += 160;
        return at / 8;
    }

    /** How many packets carry these words. */
    private static long packets(Utterance words) {
        return words.clips().stream().mapToInt(Clip::length).sum() / 160;
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) {
        long limit = System.nanoTime() + SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) throw new AssertionError("It did not come in 20 s");
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(20, SECONDS);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
