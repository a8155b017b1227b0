package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the other side of a call is still there: OPTIONS within the dialog. */
class ProbeTest {
    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party telephone = network.join(5060);
    private final Party line = network.join(5070);
    private Call call;

    @BeforeEach
    void inACall() {
        telephone.acceptsEverything();
        call = line.calls(telephone);
        network.run(Duration.ofSeconds(1));
    }

    private void asks() {
        line.probe(call);
        network.run(Duration.ofSeconds(3));
    }

    @Test
    void whoIsThereAnswers() {
        asks();
        assertThat(line.heard(CallEvent.Probed.class)).containsExactly(new CallEvent.Probed(call, true));
        assertThat(telephone.arrived.getLast())
                .startsWith("OPTIONS ")
                .contains("To: <sip:4711@127.0.0.1:5060>;tag=" + call.dialog().remoteTag())
                .contains("CSeq: 2 OPTIONS");
        asks();
        assertThat(line.heard(CallEvent.Probed.class)).hasSize(2);
        line.hangUp(call);
        network.run(Duration.ofMinutes(1));
        assertThat(telephone.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
        assertThat(line.agent.transactions()).isZero();
    }

    @Test
    void theOneWhoWasCalledMayAskToo() {
        telephone.probe(telephone.only());
        network.run(Duration.ofSeconds(3));
        assertThat(telephone.heard(CallEvent.Probed.class))
                .containsExactly(new CallEvent.Probed(telephone.only(), true));
    }

    @Test
    void whoDoesNotAnswerIsAskedThreeTimesAndTheCallGoesOn() {
        network.loses(each -> each.contains("OPTIONS"));
        line.probe(call);
        asks();
        assertThat(line.heard(CallEvent.Probed.class)).containsExactly(new CallEvent.Probed(call, false));
        assertThat(network.count("OPTIONS")).isEqualTo(3);
        assertThat(line.why()).isEmpty();
        network.losesNothing();
        asks();
        assertThat(line.heard(CallEvent.Probed.class)).endsWith(new CallEvent.Probed(call, true));
    }

    @Test
    void whoKnowsNothingOfTheCallHasLostIt() {
        telephone.forget();
        asks();
        assertThat(line.why()).containsExactly(CallEvent.Why.LOST);
        assertThat(line.heard(CallEvent.Probed.class)).isEmpty();
    }

    @Test
    void aHangUpMeanwhileLeavesNothingBehind() {
        network.loses(each -> each.contains("OPTIONS"));
        line.probe(call);
        line.hangUp(call);
        network.run(Duration.ofMinutes(1));
        line.probe(call);
        network.run(Duration.ofMinutes(1));
        assertThat(line.heard(CallEvent.Probed.class)).isEmpty();
        assertThat(network.count("OPTIONS")).isEqualTo(1);
        assertThat(line.agent.transactions()).isZero();
    }
}
