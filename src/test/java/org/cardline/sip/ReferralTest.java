package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A telephone that wants its caller to go to somebody else, and others who would like that, too: REFER, RFC 3515. */
class ReferralTest {
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party telephone = network.join(5060);
    private final Party line = network.join(5070);
    private Call call;
    private int sequence;

    @BeforeEach
    void talk() {
        var registrar = new Registrar(new Random(3), from -> true);
        registrar.mayRegister("ana", DigestSecret.of("ana", "right"));
        line.agent = new UserAgent(
                UserAgentSettings.of(line.address, "Cardline/test"), new Random(1), Optional.of(registrar));
        telephone.acceptsEverything();
        call = line.calls(telephone, "sip:ana@127.0.0.1:5060");
        network.run(Duration.ofMillis(50));
        assertThat(line.heard(CallEvent.Answered.class)).hasSize(1);
        telephone.arrived.clear();
    }

    /** In the dialog of the call, unless told otherwise. */
    private String refer(String headers, String authorization) {
        return """
                REFER sip:cardline@127.0.0.1:5070 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKr%d
                Max-Forwards: 70
                From: <sip:ana@127.0.0.1:5060>;tag=%s
                To: <sip:+12125550100@127.0.0.1:5070>;tag=%s
                Call-ID: %s
                CSeq: %d REFER
                Contact: <sip:ana@127.0.0.1:5060>
                %s

                """.formatted(
                        ++sequence,
                        call.dialog().remoteTag(),
                        call.dialog().localTag(),
                        call.callId(),
                        sequence,
                        authorization.isEmpty() ? headers : headers + '\n' + authorization);
    }

    private String answer(String message) {
        telephone.arrived.clear();
        telephone.says(line, message);
        network.run(Duration.ofMillis(10));
        return telephone.arrived.getFirst();
    }

    private String proof(String password) {
        Matcher nonce = NONCE.matcher(answer(refer("Refer-To: <sip:ben@127.0.0.1>", "")));
        assertThat(nonce.find()).isTrue();
        DigestAlgorithm sha = DigestAlgorithm.SHA_256;
        String uri = "sip:cardline@127.0.0.1:5070";
        String response = sha.hash(sha.hash("ana:cardline:" + password) + ':' + nonce.group(1) + ":00000001:mine:auth:"
                + sha.hash("REFER:" + uri));
        return "Authorization: Digest username=\"ana\", realm=\"cardline\", nonce=\"" + nonce.group(1) + "\", uri=\""
                + uri + "\", algorithm=SHA-256, cnonce=\"mine\", qop=auth, nc=00000001, response=\"" + response + '"';
    }

    @Test
    void whoProvesWhoTheyAreIsToldHowItGoes() {
        line.behaves(event -> {
            if (event instanceof CallEvent.Referred(var _, var referral)) line.accept(referral);
        });
        String proof = proof("right");
        assertThat(answer(refer("refer-to: Ben <sip:ben@127.0.0.1>", proof))).startsWith("SIP/2.0 202 Accepted\r\n");
        Referral referral = line.heard(CallEvent.Referred.class).getFirst().referral();
        assertThat(referral.user()).isEqualTo("ana");
        assertThat(referral.to().user()).contains("ben");
        assertThat(telephone.arrived.getLast())
                .startsWith("NOTIFY sip:")
                .contains("Event: refer\r\n", "Subscription-State: active;expires=", "message/sipfrag")
                .endsWith("SIP/2.0 100 Trying\r\n");
        line.progress(referral, 603, "Decline");
        network.run(Duration.ofMillis(10));
        assertThat(telephone.arrived.getLast())
                .contains("Subscription-State: terminated;reason=noresource\r\n")
                .endsWith("SIP/2.0 603 Decline\r\n");
        line.progress(referral, 200, "OK");
        network.run(Duration.ofMinutes(1));
        assertThat(network.count("NOTIFY")).as("nothing after the last word").isLessThan(30);
        assertThat(telephone.arrived.getLast()).doesNotEndWith("200 OK\r\n");
        assertThat(line.agent.transactions()).isZero();
    }

    @Test
    void whoProvesNothingTransfersNobody() {
        assertThat(answer(refer("Refer-To: <sip:ben@127.0.0.1>", ""))).startsWith("SIP/2.0 401 ");
        assertThat(answer(refer("Refer-To: <sip:ben@127.0.0.1>", proof("guessed"))))
                .startsWith("SIP/2.0 401 ");
        assertThat(line.heard(CallEvent.Referred.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Refer-To: <sip:ben@127.0.0.1>\\nRefer-To: <sip:eve@127.0.0.1>|400 More than one Refer-To",
                "Subject: none|400 Missing Refer-To",
                "Refer-To: <sip:>|400 Host is missing in Refer-To",
                "Refer-To: <sip:ben@127.0.0.1>\\nRequire: norefersub|420 Bad Extension"
            })
    void whatCannotBeReadIsRefused(String headers, String answer) {
        String proof = proof("right");
        assertThat(answer(refer(headers.replace("\\n", "\n"), proof))).startsWith("SIP/2.0 " + answer + "\r\n");
        assertThat(line.heard(CallEvent.Referred.class)).isEmpty();
    }

    @Test
    void outsideACallNobodyRefersAnybody() {
        String outside = refer("Refer-To: <sip:ben@127.0.0.1>", "").replaceAll("(To: <[^>]+>);tag=\\S+", "$1");
        assertThat(answer(outside)).startsWith("SIP/2.0 403 Transfer from within the call\r\n");
        String elsewhere = refer("Refer-To: <sip:ben@127.0.0.1>", "").replace(call.callId(), "another");
        assertThat(answer(elsewhere)).startsWith("SIP/2.0 481 ");
        assertThat(line.agent.transactions()).as("that of the call").isEqualTo(1);
    }
}
