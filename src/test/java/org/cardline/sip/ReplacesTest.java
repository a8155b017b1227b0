package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What asks to take the place of a call is read, and refused as RFC 3891, 3 has it. Who may is {@code TakeOverTest}'s. */
class ReplacesTest {
    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party telephone = network.join(5060);
    private final Party line = network.join(5070);
    private Call call;
    private int sequence;

    @BeforeEach
    void talk() {
        var registrar = new Registrar(new Random(3), from -> true);
        line.agent = new UserAgent(
                UserAgentSettings.of(line.address, "Cardline/test"), new Random(1), Optional.of(registrar));
        telephone.acceptsEverything();
        call = line.calls(telephone, "sip:ana@127.0.0.1:5060");
        network.run(Duration.ofMillis(50));
        assertThat(line.heard(CallEvent.Answered.class)).hasSize(1);
        telephone.arrived.clear();
    }

    private String answer(String method, String headers) {
        telephone.arrived.clear();
        telephone.says(line, """
                %2$s sip:cardline@127.0.0.1:5070 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKn%1$d
                Max-Forwards: 70
                From: <sip:eve@127.0.0.1:5060>;tag=own%1$d
                To: <sip:cardline@127.0.0.1:5070>
                Call-ID: new%1$d
                CSeq: 1 %2$s
                Contact: <sip:eve@127.0.0.1:5060>
                %3$s

                """.formatted(++sequence, method, headers));
        network.run(Duration.ofMillis(10));
        return telephone.arrived.getFirst();
    }

    private String right() {
        return "Replaces: " + call.callId() + ";from-tag=" + call.dialog().remoteTag() + ";to-tag="
                + call.dialog().localTag();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Replaces: a;to-tag=b|400 Malformed Replaces",
                "Replaces: a;to-tag=b;from-tag=|400 Malformed Replaces",
                "Replaces: a;to-tag=b;to-tag=b;from-tag=c|400 Malformed Replaces",
                "Replaces: a;to-tag=b;from-tag=c\\nReplaces: a;to-tag=b;from-tag=c|400 More than one Replaces",
                "Replaces: a;to-tag=b;from-tag=c|481 Call/Transaction Does Not Exist",
                "Require: replaces, 100rel\\nReplaces: a;to-tag=b;from-tag=c|420 Bad Extension"
            })
    void whatCannotBeReadOrIsNotThereIsRefused(String headers, String answer) {
        assertThat(answer("INVITE", headers.replace("\\n", "\n"))).startsWith("SIP/2.0 " + answer + "\r\n");
        assertThat(line.heard(CallEvent.Invited.class)).isEmpty();
    }

    @Test
    void aStrangerWhoKnowsTheCallTakesNothing() {
        assertThat(answer("INVITE", right()))
                .startsWith("SIP/2.0 403 ")
                .contains("Warning: 399 127.0.0.1:5070 \"Register this telephone first\"\r\n");
        assertThat(answer("INVITE", right().replace(call.callId(), "another"))).startsWith("SIP/2.0 481 ");
        assertThat(answer("OPTIONS", right())).startsWith("SIP/2.0 400 ");
        assertThat(answer("INVITE", "Require: 100rel")).contains("Unsupported: 100rel\r\n");
        assertThat(answer("OPTIONS", "Require: replaces")).contains("Supported: replaces\r\n");
        assertThat(line.heard(CallEvent.Invited.class)).isEmpty();
        assertThat(line.heard(CallEvent.Ended.class)).isEmpty();
    }
}
