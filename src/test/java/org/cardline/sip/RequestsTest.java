package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single requests get, as they come from telephones, old telephones and strangers. */
class RequestsTest {
    private static final String INVITE = """
            INVITE sip:4711@127.0.0.1 SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKone
            Max-Forwards: 70
            From: <sip:ann@127.0.0.1>;tag=ann
            To: <sip:4711@127.0.0.1>
            Call-ID: one@127.0.0.1
            CSeq: 1 INVITE
            Contact: <sip:ann@127.0.0.1:5060>
            Content-Type: application/sdp

            v=0
            o=ann 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 4000 RTP/AVP 0
            """;

    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party telephone = network.join(5060);
    private final Party line = network.join(5070);

    @ParameterizedTest
    @CsvSource({
        "REGISTER,405", "INFO,405", "UPDATE,405", "REFER,405", "SUBSCRIBE,405", "NOTIFY,405", "MESSAGE,405",
        "PRACK,405", "PUBLISH,405", "DANCE,501", "invite,501", "OPTIONS,200", "BYE,481", "CANCEL,481"
    })
    void everyMethodGetsAnHonestAnswer(String method, int status) {
        assertThat(answer(INVITE.replace("INVITE", method))).startsWith("SIP/2.0 " + status + " ");
        assertThat(line.agent.transactions()).isZero();
    }

    @Test
    void whatIsNotAllowedIsToldWithWhatIs() {
        assertThat(answer(INVITE.replace("INVITE", "REGISTER")))
                .contains("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4711@127.0.0.1 SIP/2.0|4711@127.0.0.1 SIP/3.0|505 Version Not Supported",
                "INVITE sip:4711@127.0.0.1 |INVITE gopher:4711 |416 Unsupported URI Scheme",
                "Max-Forwards: 70|Require: 100rel|420 Bad Extension",
                "application/sdp|text/html|415 Unsupported Media Type",
                "Max-Forwards: 70|Content-Encoding: gzip|415 Unsupported Media Type",
                "Max-Forwards: 70|Max-Forwards: 256|400 Max-Forwards is too large",
                "<sip:ann@127.0.0.1:5060>|*|400 URI without a scheme in Contact",
                "Max-Forwards: 70|Max-Forwards|400 Malformed header line",
                "CSeq: 1 INVITE|CSeq: one INVITE|400 CSeq is not a number",
                "v=0|v=1|400 Session description lacks v=0",
                "m=audio 4000|m=audio 70000|400 Port in a session description is too large",
                "AVP 0|AVP 18|488 Not Acceptable Here",
                "RTP/AVP|RTP/SAVP|488 Not Acceptable Here",
                "c=IN IP4 127.0.0.1|c=IN IP4 media.example.com|488 Not Acceptable Here",
                "To: <sip:4711@127.0.0.1>|To: <sip:4711@127.0.0.1>;tag=x|481 Call/Transaction Does Not Exist",
                "Call-ID: one@127.0.0.1|Record-Route: <sip:>|400 Missing Call-ID",
                "Max-Forwards: 70|Record-Route: <sip:>|400 Host is missing in Record-Route",
                "Max-Forwards: 70|Record-Route: <sip:a@b|400 Expected '>' in Record-Route"
            })
    void whatCannotBeServedIsRefusedWithItsReason(String good, String bad, String expected) {
        assertThat(answer(INVITE.replace("\n", "\r\n").replace(good, bad))).startsWith("SIP/2.0 " + expected + "\r\n");
        assertThat(line.agent.transactions()).isZero();
        assertThat(line.agent.calls()).isZero();
        assertThat(line.events).isEmpty();
    }

    @Test
    void aTargetTooLongIsRefused() {
        assertThat(answer(INVITE.replace("4711", "4".repeat(2_100)))).startsWith("SIP/2.0 414 ");
    }

    @Test
    void aMessageTooLargeIsRefused() {
        assertThat(answer(INVITE + "a=x\n".repeat(5_000))).startsWith("SIP/2.0 513 Message Too Large");
    }

    @Test
    void tooManyHeadersAreRefused() {
        assertThat(answer(INVITE.replace("Max-Forwards: 70", "X: y\n".repeat(250) + "Max-Forwards: 70")))
                .startsWith("SIP/2.0 400 Too many headers");
    }

    @Test
    void aRefusalCopiesItsRequestAndHasTheSameTagEachTime() {
        String first = answer(INVITE.replace("AVP 0", "AVP 18"));
        String second = answer(INVITE.replace("AVP 0", "AVP 18"));
        assertThat(second).isEqualTo(first);
        assertThat(first)
                .contains("Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKone\r\n")
                .contains("From: <sip:ann@127.0.0.1>;tag=ann\r\n")
                .contains("To: <sip:4711@127.0.0.1>;tag=")
                .contains("Call-ID: one@127.0.0.1\r\n")
                .contains("CSeq: 1 INVITE\r\n")
                .contains("Warning: 305 ");
    }

    @Test
    void aLineCannotBeSmuggledThroughAnAnswer() {
        assertThat(answer(INVITE.replace("one@127.0.0.1", "one\rX-Evil: yes")))
                .startsWith("SIP/2.0 400 Bare CR in a header\r\n")
                .contains("Call-ID: one X-Evil: yes\r\n");
    }

    @Test
    void acksOfNothingGetNothing() {
        telephone.says(line, INVITE.replace("INVITE", "ACK"));
        telephone.says(line, INVITE.replace("INVITE", "ACK").replace("CSeq: 1", "CSeq: -"));
        network.run(Duration.ofSeconds(1));
        assertThat(telephone.arrived).isEmpty();
    }

    @Test
    void keepAlivesAndNoiseGetNothing() {
        for (String noise :
                List.of("\n\n", "\n", "hello", "\0\0\0\0", "SIP/2.0 200 OK\n\n", "SIP/2.0", "GET / HTTP/1.1\n\n")) {
            telephone.says(line, noise + "\n");
        }
        network.run(Duration.ofSeconds(1));
        assertThat(telephone.arrived).isEmpty();
    }

    @Test
    void aTelephoneBehindATranslatorIsAnsweredWhereItCameFrom() {
        assertThat(answer(INVITE.replace("INVITE", "OPTIONS")
                        .replace("127.0.0.1:5060;branch", "10.0.0.7:1234;rport;received=1.2.3.4;branch")))
                .contains("10.0.0.7:1234;")
                .contains("rport=5060")
                .contains("received=127.0.0.1")
                .doesNotContain("1.2.3.4");
    }

    @Test
    void withoutRportTheAnswerGoesToThePortThatIsNamed() {
        Party other = network.join(5099);
        telephone.says(line, INVITE.replace("INVITE", "OPTIONS").replace("127.0.0.1:5060;", "127.0.0.1:5099;"));
        network.run(Duration.ofSeconds(1));
        assertThat(other.arrived).hasSize(1);
        assertThat(telephone.arrived).isEmpty();
    }

    @Test
    void copiesOfAnInviteAreOneCall() {
        telephone.says(line, INVITE);
        telephone.says(line, INVITE);
        network.run(Duration.ofMillis(10));
        assertThat(line.heard(CallEvent.Invited.class)).hasSize(1);
        assertThat(telephone.arrived).hasSize(1).first().asString().startsWith("SIP/2.0 100 Trying");
        line.accept(line.only(), line.offered());
        network.run(Duration.ofMillis(10));
        telephone.says(line, INVITE);
        network.run(Duration.ofMillis(10));
        assertThat(telephone.arrived).hasSize(2);
        assertThat(line.heard(CallEvent.Invited.class)).hasSize(1);
    }

    @Test
    void aRefusalIsRepeatedUntilItsAckAndToEachCopy() {
        telephone.says(line, INVITE);
        network.run(Duration.ofMillis(10));
        line.refuse(line.only(), 486, Duration.ofSeconds(5));
        network.run(Duration.ofMillis(400));
        telephone.says(line, INVITE);
        network.run(Duration.ofSeconds(1));
        assertThat(network.count("486 No")).isEqualTo(3);
        telephone.says(line, INVITE.replace("INVITE", "ACK"));
        network.run(Duration.ofSeconds(40));
        assertThat(network.count("486 No")).isEqualTo(3);
        assertThat(line.agent.transactions()).isZero();
    }

    @Test
    void aFloodOfRefusedCallsKeepsNoMoreThanItMay() {
        line.behaves(event -> {
            if (event instanceof CallEvent.Invited invited) line.refuse(invited.call(), 404, Duration.ofSeconds(5));
        });
        for (int i = 0; i < 2_500; i++)
            telephone.says(line, INVITE.replace("z9hG4bKone", "z9hG4bK" + i).replace("Call-ID: ", "Call-ID: " + i));
        network.run(Duration.ofMillis(100));
        assertThat(network.count("404 No")).isEqualTo(2_500);
        assertThat(line.agent.transactions()).isEqualTo(2_000);
        network.run(Duration.ofSeconds(40));
        assertThat(line.agent.transactions()).isZero();
        telephone.says(line, INVITE);
        network.run(Duration.ofMillis(100));
        assertThat(line.agent.transactions()).as("room again").isEqualTo(1);
    }

    /** RFC 3581: who doesn't ask for rport is answered, and hung up on, where it listens. */
    @Test
    void whoSendsFromAnotherPortIsHungUpOnWhereItListens() {
        line.acceptsEverything();
        Party gateway = network.join(49_152);
        gateway.says(line, INVITE);
        network.run(Duration.ofMillis(10));
        line.hangUp(line.only());
        network.run(Duration.ofMillis(10));
        assertThat(gateway.arrived).isEmpty();
        assertThat(telephone.arrived).first().asString().startsWith("SIP/2.0 200 OK");
        telephone.says(line, INVITE.replace("INVITE", "ACK"));
        network.run(Duration.ofMillis(10));
        assertThat(telephone.arrived).anyMatch(each -> each.startsWith("BYE "));
        assertThat(gateway.arrived).isEmpty();
    }

    /** RFC 3261 section 8.2.2.2: two ways led here. */
    @Test
    void theSameInviteByAnotherWayIsALoop() {
        telephone.says(line, INVITE);
        telephone.says(line, INVITE.replace("z9hG4bKone", "z9hG4bKtwo"));
        network.run(Duration.ofMillis(100));
        assertThat(telephone.arrived).hasSize(1).first().asString().startsWith("SIP/2.0 482 ");
        assertThat(line.heard(CallEvent.Invited.class)).hasSize(1);
    }

    @Test
    void aTelephoneFromBeforeRfc3261IsServedToTheEnd() {
        line.acceptsEverything();
        String old = INVITE.replace(";branch=z9hG4bKone", "").replace(";tag=ann", "");
        telephone.says(line, old);
        telephone.says(line, old);
        network.run(Duration.ofMillis(100));
        assertThat(line.heard(CallEvent.Invited.class)).hasSize(1);
        assertThat(telephone.arrived).hasSize(1).first().asString().startsWith("SIP/2.0 200 OK");
        telephone.says(line, old.replace("INVITE", "ACK"));
        network.run(Duration.ofMillis(100));
        assertThat(line.heard(CallEvent.Acknowledged.class)).hasSize(1);
        telephone.says(line, old.replace("INVITE", "BYE").replace("CSeq: 1", "CSeq: 2"));
        network.run(Duration.ofMillis(100));
        assertThat(line.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
        assertThat(telephone.arrived).last().asString().startsWith("SIP/2.0 200 OK");
    }

    @Test
    void aTelephoneFromBeforeRfc3261MayCancel() {
        String old = INVITE.replace(";branch=z9hG4bKone", "").replace(";tag=ann", "");
        telephone.says(line, old);
        network.run(Duration.ofMillis(100));
        telephone.says(line, old.replace("INVITE sip", "CANCEL sip").replace("1 INVITE", "1 CANCEL"));
        network.run(Duration.ofMillis(100));
        assertThat(line.heard(CallEvent.Cancelled.class)).hasSize(1);
        assertThat(telephone.arrived).extracting(each -> each.substring(8, 11)).containsExactly("200", "487");
    }

    /** RFC 3261 section 9.2: by the tag a telephone knows which call it is told of. */
    @Test
    void aCancelThatCrossesTheAnswerIsAnsweredWithTheTagOfTheCall() {
        line.acceptsEverything();
        telephone.says(line, INVITE);
        network.run(Duration.ofMillis(10));
        telephone.says(line, INVITE.replace("INVITE sip", "CANCEL sip").replace("1 INVITE", "1 CANCEL"));
        network.run(Duration.ofMillis(10));
        assertThat(telephone.arrived).extracting(each -> each.substring(8, 11)).containsExactly("200", "200");
        assertThat(telephone.arrived)
                .extracting(RequestsTest::toLine)
                .doesNotContain("")
                .containsOnly(toLine(telephone.arrived.getFirst()));
        assertThat(line.heard(CallEvent.Cancelled.class)).isEmpty();
    }

    private static String toLine(String message) {
        return message.lines()
                .filter(each -> each.startsWith("To: "))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "sip:4711@127.0.0.1, 4711",
        "sip:%34711@127.0.0.1, 4711",
        "sip:+1-800-528(4800);phone-context=x@127.0.0.1;user=phone, +18005284800",
        "tel:+1-800-528-4800, +18005284800",
        "tel:4800;phone-context=+1800, 4800",
        "sips:4711:secret@127.0.0.1:5061, 4711",
        "sip:127.0.0.1, ''"
    })
    void theNumberCalledIsReadFromEveryKindOfTarget(String target, String number) {
        telephone.says(line, INVITE.replace("INVITE sip:4711@127.0.0.1", "INVITE " + target));
        network.run(Duration.ofMillis(100));
        assertThat(line.only().calledUser()).isEqualTo(number);
    }

    /** RFC 3261 section 15: before its answer a caller may hang up by BYE, too. */
    @Test
    void byeBeforeTheAnswerEndsTheInvite() {
        telephone.says(line, INVITE);
        network.run(Duration.ofMillis(10));
        line.ring(line.only());
        network.run(Duration.ofMillis(10));
        String to = toLine(telephone.arrived.getFirst());
        telephone.says(
                line,
                INVITE.replace("INVITE", "BYE")
                        .replace("CSeq: 1", "CSeq: 2")
                        .replace("To: <sip:4711@127.0.0.1>", to)
                        .replace("z9hG4bKone", "z9hG4bKbye"));
        network.run(Duration.ofMillis(10));
        assertThat(telephone.arrived).extracting(each -> each.substring(8, 11)).containsExactly("180", "200", "487");
        assertThat(line.heard(CallEvent.Cancelled.class)).hasSize(1);
    }

    private String answer(String request) {
        int before = telephone.arrived.size();
        telephone.says(line, request);
        network.run(Duration.ofMillis(100));
        assertThat(telephone.arrived).hasSize(before + 1);
        return telephone.arrived.getLast();
    }
}
