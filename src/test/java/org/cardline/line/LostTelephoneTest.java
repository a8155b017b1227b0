package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.cardline.line.Ringing.State;
import org.cardline.phone.Ear;
import org.cardline.phone.Telephone;
import org.cardline.sip.DigestSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent's SIP telephone that is there no more: it sends nothing and answers nothing any longer. On loopback; most of it is waiting. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LostTelephoneTest {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final BlockingQueue<State> anas = new LinkedBlockingQueue<>();
    private final BlockingQueue<State> bens = new LinkedBlockingQueue<>();

    private BlockingQueue<State> states(String name) {
        return name.equals("ana") ? anas : bens;
    }

    /** Talks with whom they dialled. */
    private void talk(Caller caller) {
        String name = caller.arrival().dialled();
        try (Ringing agent = caller.ring("registered:" + name)) {
            State last = State.RINGS;
            while (last == State.RINGS || last == State.ANSWERED || last == State.INTERRUPTED) {
                caller.await(A_WHILE);
                if (agent.state() == last) continue;
                last = agent.state();
                if (last == State.ANSWERED) caller.talkWith(agent);
                states(name).add(last);
            }
        }
    }

    private State next(String name) throws InterruptedException {
        State next = states(name).poll(20, SECONDS);
        if (next == null) throw new AssertionError("Nothing happened to " + name);
        return next;
    }

    private static ScriptedTelephone registered(TestLine line, String name) throws Exception {
        line.line.mayRegister(name, DigestSecret.of(name, "correcthorse"));
        var telephone = new ScriptedTelephone(line.line.address(), name);
        telephone.registers();
        return telephone;
    }

    @Test
    void whoeverTalksWithItIsToldAndHasLostItAndIsBackWhereItIsHeardAgain() throws Exception {
        try (var line = new TestLine(this::talk);
                ScriptedTelephone ana = registered(line, "ana");
                ScriptedTelephone ben = registered(line, "ben");
                Telephone _ = line.dial("ana", Ear.DEAF);
                Telephone _ = line.dial("ben", Ear.DEAF);
                var _ = ana.answers();
                var back = ben.answers()) {
            ana.isAsked();
            ben.isAsked();
            assertThat(next("ana")).isEqualTo(State.ANSWERED);
            assertThat(next("ben")).isEqualTo(State.ANSWERED);
            assertThat(next("ben")).isEqualTo(State.INTERRUPTED);
            assertThat(back.refers("sip:ana@127.0.0.1")).startsWith("SIP/2.0 202 ");
            assertThat(next("ben")).as("who says something by SIP").isEqualTo(State.ANSWERED);
            assertThat(next("ben")).isEqualTo(State.INTERRUPTED);
            try (var second = ben.calls("ana")) {
                assertThat(ben.outcome(second)).as("beside the first").startsWith("SIP/2.0 501 ");
            }
            assertThat(next("ben")).isEqualTo(State.ANSWERED);
            assertThat(next("ben")).isEqualTo(State.INTERRUPTED);
            back.says(440, Duration.ofMillis(100));
            assertThat(next("ben")).isEqualTo(State.ANSWERED);
            back.hangsUp();
            assertThat(next("ben")).isEqualTo(State.OVER);
            assertThat(next("ana")).isEqualTo(State.INTERRUPTED);
            assertThat(next("ana")).isEqualTo(State.LOST);
        }
    }
}
