package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests in a dialog find their way: through proxies, to a new Contact, away from a second answerer. */
class RoutingTest {
    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party line = network.join(5070);
    private final Party proxy = network.join(5060);
    private final Party telephone = network.join(5080);

    @BeforeEach
    void lineAnswers() {
        line.acceptsEverything();
    }

    private static final String INVITE = """
            INVITE sip:4711@127.0.0.1 SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKproxy, SIP/2.0/UDP 127.0.0.1:5080;branch=z9hG4bKann
            Record-Route: <sip:127.0.0.1:5060;lr>, <sip:edge.example.com;lr>
            From: <sip:ann@127.0.0.1>;tag=ann
            To: <sip:4711@127.0.0.1>
            Call-ID: one
            CSeq: 1 INVITE
            Contact: <sip:ann@127.0.0.1:5080>
            Content-Length: 0

            """;

    private void answered(String invite) {
        proxy.says(line, invite);
        network.run(Duration.ofMillis(100));
        String to = proxy.arrived
                .getFirst()
                .lines()
                .filter(each -> each.startsWith("To: "))
                .findFirst()
                .orElseThrow();
        proxy.says(
                line,
                invite.replace("INVITE", "ACK")
                        .replace("To: <sip:4711@127.0.0.1>", to)
                        .replace("z9hG4bKproxy", "z9hG4bKack"));
        network.run(Duration.ofMillis(100));
    }

    @Test
    void ourByeGoesThroughTheProxiesThatAskedToStayInTheCall() {
        answered(INVITE);
        assertThat(proxy.arrived.getFirst())
                .contains("Record-Route: <sip:127.0.0.1:5060;lr>, <sip:edge.example.com;lr>\r\n")
                .contains("branch=z9hG4bKproxy, SIP/2.0/UDP 127.0.0.1:5080;branch=z9hG4bKann\r\n");
        line.hangUp(line.only());
        network.run(Duration.ofMillis(100));
        assertThat(proxy.arrived.getLast())
                .startsWith("BYE sip:ann@127.0.0.1:5080 SIP/2.0\r\n")
                .contains("Route: <sip:127.0.0.1:5060;lr>\r\nRoute: <sip:edge.example.com;lr>\r\n");
    }

    /** RFC 3261 section 12.2.1.1: a router of RFC 2543 takes the Request-URI for itself. */
    @Test
    void aStrictRouterFindsItselfInTheTarget() {
        answered(INVITE.replace("5060;lr>", "5060>"));
        line.hangUp(line.only());
        network.run(Duration.ofMillis(100));
        assertThat(proxy.arrived.getLast())
                .startsWith("BYE sip:127.0.0.1:5060 SIP/2.0\r\n")
                .contains("Route: <sip:edge.example.com;lr>\r\nRoute: <sip:ann@127.0.0.1:5080>\r\n");
    }

    @Test
    void withoutProxiesOurByeGoesWhereTheCallCameFrom() {
        answered(INVITE.replaceFirst("Record-Route.*\n", "").replace("ann@127.0.0.1:5080", "ann@10.0.0.7:1234"));
        line.hangUp(line.only());
        network.run(Duration.ofMillis(100));
        assertThat(proxy.arrived.getLast()).startsWith("BYE sip:ann@10.0.0.7:1234 SIP/2.0\r\n");
    }

    @Test
    void aCallWithANewContactIsFollowed() {
        Call call = telephone.calls(line);
        network.run(Duration.ofMillis(100));
        String invite = line.arrived.getFirst();
        String to = line.arrived
                .getLast()
                .lines()
                .filter(each -> each.startsWith("To: "))
                .findFirst()
                .orElseThrow();
        telephone.says(
                line,
                invite.replaceFirst("To: .*", to.strip())
                        .replaceFirst("branch=\\w+", "branch=z9hG4bKmoved")
                        .replace("CSeq: 1", "CSeq: 2")
                        .replace("Contact: <sip:", "Contact: <sip:moved@"));
        network.run(Duration.ofMillis(100));
        line.hangUp(line.only());
        network.run(Duration.ofMillis(100));
        assertThat(telephone.arrived).anyMatch(each -> each.startsWith("BYE sip:moved@127.0.0.1:5080 SIP/2.0"));
        assertThat(telephone.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
        assertThat(call.callId()).isEqualTo(line.only().callId());
    }

    /** RFC 3261 section 13.2.2.4: a forking proxy let two telephones answer. */
    @Test
    void theSecondOfTwoAnswerersIsThankedAndHungUp() {
        line.behaves(event -> {});
        telephone.calls(line);
        network.run(Duration.ofMillis(100));
        line.accept(line.only(), line.offered());
        network.run(Duration.ofMillis(100));
        String ok = telephone.arrived.stream()
                .filter(each -> each.contains("200 OK"))
                .findFirst()
                .orElseThrow();
        int before = line.arrived.size();
        line.says(telephone, ok.replaceFirst("(To: .*;tag=)\\w+", "$1another"));
        network.run(Duration.ofMillis(100));
        assertThat(line.arrived.subList(before, line.arrived.size()))
                .extracting(each -> each.substring(0, 4))
                .contains("ACK ", "BYE ");
        assertThat(line.arrived.getLast()).contains(";tag=another");
        assertThat(telephone.heard(CallEvent.Answered.class)).hasSize(1);
        assertThat(telephone.why()).isEmpty();
    }

    @Test
    void aRepeatedAnswerIsAcknowledgedAgain() {
        telephone.calls(line);
        network.run(Duration.ofMillis(100));
        String ok = telephone.arrived.getFirst();
        line.says(telephone, ok);
        network.run(Duration.ofMillis(100));
        assertThat(network.count("ACK")).isEqualTo(2);
        assertThat(telephone.heard(CallEvent.Answered.class)).hasSize(1);
    }
}
