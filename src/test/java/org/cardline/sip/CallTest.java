package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls between two user agents over a network that loses nothing. */
class CallTest {
    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party caller = network.join(5060);
    private final Party callee = network.join(5070);

    @Test
    void aPlainCallIsAnsweredAcknowledgedAndHungUp() {
        callee.acceptsEverything();
        Call call = caller.calls(callee);
        network.run(Duration.ofSeconds(1));
        caller.hangUp(call);
        network.run(Duration.ofSeconds(1));

        assertThat(network.ladder())
                .containsExactly(
                        "5060>5070 INVITE sip:4711@127.0.0.1:5070 SIP/2.0",
                        "5070>5060 SIP/2.0 200 OK",
                        "5060>5070 ACK sip:127.0.0.1:5070 SIP/2.0",
                        "5060>5070 BYE sip:127.0.0.1:5070 SIP/2.0",
                        "5070>5060 SIP/2.0 200 OK");
        assertThat(caller.heard(CallEvent.Answered.class)).hasSize(1);
        assertThat(callee.heard(CallEvent.Acknowledged.class)).hasSize(1);
        assertThat(callee.heard(CallEvent.Ended.class))
                .extracting(CallEvent.Ended::why)
                .containsExactly(CallEvent.Why.THEY_HUNG_UP);
        assertThat(callee.heard(CallEvent.Invited.class)).first().satisfies(invited -> {
            assertThat(invited.call().calledUser()).isEqualTo("4711");
            assertThat(invited.call().callerNumber()).contains("+12125550100");
            assertThat(invited.call().callerName()).isEqualTo("Ann \"A\" Lee");
            assertThat(invited.call().remoteAddress()).isEqualTo(caller.address);
        });
    }
}
