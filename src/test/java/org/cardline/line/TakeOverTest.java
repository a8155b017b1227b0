package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
import org.cardline.sip.DigestSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An agent goes on by another telephone of theirs: INVITE with Replaces, RFC 3891, on loopback with real RTP. */
@Timeout(60)
class TakeOverTest {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration SAID = Duration.ofMillis(600);

    private final BlockingQueue<Ringing.State> ended = new LinkedBlockingQueue<>();
    private final Tape tape = new Tape();

    /** Talks with ana, by whichever telephone she has. */
    private void talk(Caller caller) {
        try (Ringing ana = caller.ring("registered:ana")) {
            int connection = 0;
            while (isThere(ana.state())) {
                if (ana.connection() != connection) caller.talkWith(ana);
                connection = ana.connection();
                caller.await(A_WHILE);
            }
            ended.add(ana.state());
        }
    }

    private static boolean isThere(Ringing.State state) {
        return switch (state) {
            case RINGS, ANSWERED, INTERRUPTED -> true;
            case BUSY, REFUSED, UNREACHABLE, OVER, LOST -> false;
        };
    }

    private TestLine line() throws Exception {
        var line = new TestLine(this::talk);
        line.line.mayRegister("ana", DigestSecret.of("ana", "correcthorse"));
        line.line.mayRegister("ben", DigestSecret.of("ben", "correcthorse"));
        return line;
    }

    private int heard(double hertz) {
        return LineTest.millisOf(hertz, tape.clip().samples());
    }

    /** Said again where the machine has too much to do. */
    private void isHeard(ScriptedTelephone.Side side, double hertz) throws Exception {
        for (int said = 0; said < 8 && heard(hertz) <= 300; said++) side.says(hertz, SAID);
        assertThat(heard(hertz)).as(hertz + " Hz").isGreaterThan(300);
    }

    @Test
    void anotherTelephoneOfTheAgentsTakesTheTalkOver() throws Exception {
        try (TestLine line = line();
                var mobile = new ScriptedTelephone(line.line.address());
                var desk = new ScriptedTelephone(line.line.address())) {
            mobile.registers();
            desk.registers();
            try (Telephone _ = line.dial("1", tape);
                    var first = desk.answers()) {
                isHeard(first, 440);
                refusesOthers(line, mobile, first);
                try (var second = mobile.takesOver(first.named())) {
                    desk.awaitHangUp(first);
                    isHeard(second, 660);
                    first.says(1_000, SAID);
                    assertThat(heard(1_000)).as("where the agent was before").isLessThan(100);
                    assertThat(mobile.refusedToTakeOver(first.named())).startsWith("SIP/2.0 481 ");
                    assertThat(ended).as("the talk goes on").isEmpty();
                    second.hangsUp();
                    assertThat(ended.poll(10, SECONDS)).isEqualTo(Ringing.State.OVER);
                }
            }
        }
    }

    /** Hostile: who isn't registered, who is somebody else, who guesses, and the call of a caller. */
    private void refusesOthers(TestLine line, ScriptedTelephone mobile, ScriptedTelephone.Side first) throws Exception {
        try (var stranger = new ScriptedTelephone(line.line.address());
                var ben = new ScriptedTelephone(line.line.address(), "ben")) {
            assertThat(stranger.unaskedToTakeOver(first.named()))
                    .startsWith("SIP/2.0 403 Register this telephone first\r\n")
                    .contains("Warning: 399 ");
            assertThat(stranger.unaskedToTakeOver(first.named().replace("to-tag=", "to-tag=x")))
                    .startsWith("SIP/2.0 481 ");
            ben.registers();
            first.says(440, Duration.ofMillis(40)); // it is still there
            assertThat(ben.refusedToTakeOver(first.named()))
                    .startsWith("SIP/2.0 403 Take over your own talk with a caller alone\r\n");
        }
        assertThat(mobile.refusedToTakeOver(first.named().replace("from-tag=", "from-tag=x")))
                .startsWith("SIP/2.0 481 ");
        assertThat(mobile.refusedToTakeOver(first.named().replace("\r\n", ";early-only\r\n")))
                .as("it is answered")
                .startsWith("SIP/2.0 486 ");
    }

    @Test
    void whatRingsAtOneTelephoneIsAnsweredAtTheOther() throws Exception {
        try (TestLine line = line();
                var mobile = new ScriptedTelephone(line.line.address());
                var desk = new ScriptedTelephone(line.line.address())) {
            mobile.registers();
            desk.registers();
            try (Telephone _ = line.dial("1", tape);
                    var first = desk.rings();
                    var second = mobile.takesOverWithoutOffer(first.named().replace("\r\n", ";early-only\r\n"))) {
                desk.awaitCancel();
                isHeard(second, 660);
                assertThat(ended).isEmpty();
                line.line.hangUpRegistered("ana");
                mobile.awaitHangUp(second);
                assertThat(ended.poll(10, SECONDS)).isEqualTo(Ringing.State.OVER);
            }
        }
    }
}
