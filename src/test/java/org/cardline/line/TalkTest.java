package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.cardline.line.CallEnd.Cause;
import org.cardline.media.Clip;
import org.cardline.media.Tones;
import org.cardline.phone.Ear;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
import org.cardline.sip.CallEvent.Why;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A caller and whom the line rings for the caller: three user agents on loopback, real RTP. */
@Timeout(30)
class TalkTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Utterance HIGH =
            new Utterance("high", List.of(Tones.sine(1_000, Duration.ofMillis(600), 8_000)));

    private final BlockingQueue<Ringing.State> states = new LinkedBlockingQueue<>();

    private void talk(Caller caller, String address) {
        try (Ringing ringing = caller.ring(address)) {
            while (ringing.state() == Ringing.State.RINGS) caller.await(LONG);
            states.add(ringing.state());
            caller.talkWith(ringing);
            while (ringing.state() == Ringing.State.ANSWERED) {
                caller.forgetKeys();
                caller.await(LONG);
            }
            caller.letTalk();
            states.add(ringing.state());
        }
    }

    private static String at(TestLine line, String user) {
        return "sip:" + user + "@127.0.0.1:" + line.line.address().getPort();
    }

    @Test
    void bothHearEachOtherUntilWhoWasRungHangsUp() throws Exception {
        var tape = new Tape();
        BlockingQueue<Recording> heard = new LinkedBlockingQueue<>();
        try (var agent = new TestLine(caller -> {
                    heard.add(caller.record(new RecordingLimits(LONG, Duration.ofSeconds(1))));
                    caller.say(HIGH, StopKeys.NONE);
                });
                var line = new TestLine(caller -> talk(caller, at(agent, "agent7")));
                Telephone telephone = line.dial("1", tape)) {
            telephone.pickup().get(5, SECONDS);
            telephone.say(Tones.sine(440, Duration.ofSeconds(3), 8_000));
            assertThat(telephone.ended().get(10, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.LINE);
            assertThat(agent.nextEnd().cause()).isEqualTo(Cause.LINE);
        }
        assertThat(states).containsExactly(Ringing.State.ANSWERED, Ringing.State.OVER);
        short[] said = Clip.ofUlaw(heard.take().ulaw()).samples();
        assertThat(LineTest.millisOf(440, said)).isGreaterThan(600);
        assertThat(LineTest.millisOf(1_000, tape.clip().samples())).isBetween(500, 800);
    }

    /** As somebody who is called back: hears who calls, presses a key, and nobody else gets through meanwhile. */
    @Test
    void aTelephoneThatWaitsToBeCalledAnswersOnce() throws Exception {
        var tape = new Tape();
        BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
        int port = freePort();
        try (var line = new TestLine(caller -> {});
                Telephone telephone = Telephone.answering(port, tape)) {
            var over = new CompletableFuture<Boolean>();
            var number = "sip:12025550143@127.0.0.1:" + port;
            Consumer<Caller> conversation = caller -> {
                caller.say(HIGH, StopKeys.NONE);
                while (keys.isEmpty()) {
                    caller.await(LONG);
                    caller.takeKey().ifPresent(keys::add);
                }
            };
            line.line.call(new CallOut(number, "+12025550143", "1", conversation, () -> over.complete(true)));
            telephone.pickup().get(5, SECONDS);
            var busy = new CompletableFuture<Boolean>();
            line.line.call(new CallOut(number, "+12025550143", "1", caller -> {}, () -> busy.complete(true)));
            assertThat(busy.get(5, SECONDS)).isTrue();
            telephone.press("1");
            assertThat(over.get(10, SECONDS)).isTrue();
            assertThat(telephone.ended().get(5, SECONDS)).isEqualTo(Why.THEY_HUNG_UP);
        }
        assertThat(keys).containsExactly('1');
        assertThat(LineTest.millisOf(1_000, tape.clip().samples())).isGreaterThan(200);
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void callerWhoHangsUpTakesTheOtherCallAlong() throws Exception {
        try (var agent = new TestLine(caller -> caller.pause(LONG));
                var line = new TestLine(caller -> talk(caller, at(agent, "agent7")));
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(5, SECONDS);
            assertThat(states.poll(5, SECONDS)).isEqualTo(Ringing.State.ANSWERED);
            telephone.hangUp();
            assertThat(line.nextEnd().cause()).isEqualTo(Cause.CALLER);
            assertThat(agent.nextEnd().cause()).isEqualTo(Cause.CALLER);
        }
    }

    @Test
    void whoCannotBeReachedIsToldAndWhereNobodyMayDialNobodyDoes() throws Exception {
        try (var agent = new TestLine(caller -> caller.pause(LONG));
                var line = new TestLine(caller -> {
                    talk(caller, at(agent, "nobody"));
                    talk(caller, "sip:agent7@192.0.2.7:5060");
                    talk(caller, "tel:+12025550123");
                    talk(caller, "sip:agent7@224.0.0.1:5060");
                });
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(5, SECONDS);
            for (int i = 0; i < 8; i++) assertThat(states.poll(5, SECONDS)).isEqualTo(Ringing.State.UNREACHABLE);
        }
    }

    @Test
    void keysOfATalkMeanNothingAfterIt() throws Exception {
        BlockingQueue<Boolean> keyed = new LinkedBlockingQueue<>();
        try (var agent = new TestLine(caller -> caller.pause(Duration.ofSeconds(1)));
                var line = new TestLine(caller -> {
                    talk(caller, at(agent, "agent7"));
                    keyed.add(caller.takeKey().isPresent());
                });
                Telephone telephone = line.dial("1", Ear.DEAF)) {
            telephone.pickup().get(5, SECONDS);
            assertThat(states.poll(5, SECONDS)).isEqualTo(Ringing.State.ANSWERED);
            telephone.press("25");
            assertThat(keyed.poll(10, SECONDS)).isFalse();
        }
    }
}
