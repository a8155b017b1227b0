package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
import org.cardline.sip.DigestSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An agent's own telephone consults by a second call, swaps, and joins both: RFC 5589, 7, on loopback with real RTP. */
@Timeout(60)
class SecondCallTest {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration SAID = Duration.ofMillis(600);

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Consumer<Transfers.Outcome>> progress = new LinkedBlockingQueue<>();
    private final Tape tape = new Tape();

    private final Transfers transfers = new Transfers() {
        @Override
        public void transfer(String name, String to, Consumer<Outcome> told) {
            asked.add(name + " transfers to " + to);
        }

        @Override
        public Runnable consult(String name, String to, Consumer<Outcome> told) {
            asked.add(name + " consults " + to);
            progress.add(told);
            return () -> asked.add(name + " takes back");
        }

        @Override
        public void swap(String name) {
            asked.add(name + " swaps");
        }

        @Override
        public void putThrough(String name, Consumer<Outcome> told) {
            asked.add(name + " puts through");
            progress.add(told);
        }

        @Override
        public void hold(String address, boolean waits) {
            asked.add(address + (waits ? " holds" : " resumes"));
        }
    };

    /** Talks with whoever answers, by whichever call they speak. */
    private void talk(Caller caller) {
        try (Ringing ana = caller.ring("registered:ana")) {
            int connection = 0;
            while (isThere(ana.state())) {
                if (ana.connection() != connection) caller.talkWith(ana);
                connection = ana.connection();
                caller.await(A_WHILE);
            }
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
        line.line.transfersBy(transfers);
        return line;
    }

    private String nextAsked() throws InterruptedException {
        return Optional.ofNullable(asked.poll(10, SECONDS)).orElse("nothing");
    }

    private void goes(int status, String words) throws InterruptedException {
        Optional.ofNullable(progress.poll(10, SECONDS)).orElseThrow().accept(new Transfers.Outcome(status, words));
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
    void aTelephoneConsultsSwapsAndJoinsItsCalls() throws Exception {
        try (TestLine line = line();
                var ana = new ScriptedTelephone(line.line.address())) {
            ana.registers();
            try (Telephone _ = line.dial("1", tape);
                    var first = ana.answers()) {
                isHeard(first, 440);
                first.offers("sendonly");
                assertThat(nextAsked()).isEqualTo("registered:ana holds");
                try (var second = ana.calls("ben")) {
                    assertThat(nextAsked()).isEqualTo("ana consults ben");
                    assertThat(first.refers("sip:ben@127.0.0.1?" + second.replaces()))
                            .as("before ben has answered")
                            .startsWith("SIP/2.0 481 ");
                    goes(200, "OK");
                    assertThat(ana.outcome(second)).startsWith("SIP/2.0 200 ");
                    isHeard(second, 660);
                    second.offers("sendonly");
                    first.offers("sendrecv");
                    assertThat(nextAsked()).isEqualTo("ana swaps");
                    isHeard(first, 880);
                    refusesOthers(first, second);
                    assertThat(first.refers("sip:ben@127.0.0.1?" + second.replaces()))
                            .startsWith("SIP/2.0 202 ");
                    assertThat(nextAsked()).isEqualTo("ana puts through");
                    goes(200, "OK");
                    assertThat(ana.notified()).endsWith("SIP/2.0 200 OK\r\n");
                    line.line.hangUpRegistered("ana");
                    ana.awaitHangUp(second);
                    assertThat(asked).as("nobody is taken back").isEmpty();
                }
            }
        }
    }

    /** Hostile: calls that are not this telephone's, tags that are, and headers besides. */
    private void refusesOthers(ScriptedTelephone.Side first, ScriptedTelephone.Side second) throws Exception {
        String to = "sip:ben@127.0.0.1?";
        assertThat(first.refers(to + first.replaces())).as("itself").startsWith("SIP/2.0 481 ");
        assertThat(first.refers(to + second.replaces().replace(second.ownTag, "guessed")))
                .startsWith("SIP/2.0 481 ");
        assertThat(first.refers(to + second.replaces().replace(second.callId, "another")))
                .startsWith("SIP/2.0 481 ");
        assertThat(first.refers(to + second.replaces() + "&Subject=x")).startsWith("SIP/2.0 501 ");
        assertThat(first.refers(to + "Replaces=" + second.callId)).startsWith("SIP/2.0 501 ");
        assertThat(asked).isEmpty();
    }

    @Test
    void whoIsNotReachedIsToldAndWhoHangsUpThereHasTheCallerBack() throws Exception {
        try (TestLine line = line();
                var mobile = new ScriptedTelephone(line.line.address());
                var ana = new ScriptedTelephone(line.line.address())) {
            ana.registers();
            try (Telephone _ = line.dial("1", tape);
                    var first = ana.answers()) {
                try (var busy = ana.calls("ben")) {
                    assertThat(nextAsked()).isEqualTo("ana consults ben");
                    goes(486, "They are busy: try a queue");
                    assertThat(ana.outcome(busy)).startsWith("SIP/2.0 486 They are busy: try a queue\r\n");
                }
                isHeard(first, 440);
                try (var second = ana.callsWithoutOffer("ben")) {
                    assertThat(nextAsked()).isEqualTo("ana consults ben");
                    goes(200, "OK");
                    assertThat(ana.outcome(second)).startsWith("SIP/2.0 200 ");
                    isHeard(second, 660);
                    goesOnByAnother(mobile, ana, second);
                }
                isHeard(first, 880);
            }
        }
    }

    /** The call with whom she consults, alone: RFC 3891. */
    private void goesOnByAnother(ScriptedTelephone mobile, ScriptedTelephone ana, ScriptedTelephone.Side second)
            throws Exception {
        mobile.registers();
        try (var taken = mobile.takesOver(second.named())) {
            ana.awaitHangUp(second);
            isHeard(taken, 990);
            assertThat(asked).as("nobody is taken back, and nothing swapped").isEmpty();
            taken.answersAnew("sendonly");
            assertThat(nextAsked()).as("she speaks by the first call").isEqualTo("ana swaps");
            taken.answersAnew("sendrecv");
            assertThat(nextAsked()).isEqualTo("ana swaps");
            isHeard(taken, 1_200);
            taken.hangsUp();
            assertThat(nextAsked()).isEqualTo("ana takes back");
        }
    }
}
