package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.sip.Registrar.Binding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Telephones that register, and those who would like to. */
class RegistrarTest {
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern EXPIRES = Pattern.compile("Contact: <([^>]+)>;expires=(\\d+)");

    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party telephone = network.join(5060);
    private final Party line = network.join(5070);
    private final Registrar registrar =
            new Registrar(new Random(3), from -> from.getAddress().isLoopbackAddress());
    private int sent;

    @BeforeEach
    void open() {
        line.agent = new UserAgent(
                UserAgentSettings.of(line.address, "Cardline/test"), new Random(1), Optional.of(registrar));
        registrar.mayRegister("ana", DigestSecret.of("ana", "right"));
        registrar.mayRegister("ben", DigestSecret.of("ben", "other"));
    }

    /** What a telephone says, with all that somebody may get wrong. */
    private final class Saying {
        String method = "REGISTER";
        String aor = "ana";
        String user = "ana";
        String password = "right";
        String realm = "cardline";
        String target = "sip:127.0.0.1:5070";
        String said = target;
        String nonce = "";
        String qop = "auth";
        String headers = "Contact: <sip:ana@10.0.0.7:5060>\nExpires: 300\n";
        String callId = "one";
        int sequence = ++sent;
        int count = 1;
        DigestAlgorithm algorithm = DigestAlgorithm.SHA_256;

        String text(String authorization) {
            return """
                    REGISTER %s SIP/2.0
                    Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK%d
                    Max-Forwards: 70
                    From: <sip:%s@127.0.0.1>;tag=a
                    To: <sip:%s@127.0.0.1>
                    Call-ID: %s
                    CSeq: %d REGISTER
                    %s%s
                    """.formatted(target, ++sent, aor, aor, callId, sequence, headers, authorization);
        }

        String authorization() {
            String known = algorithm.hash(user + ':' + realm + ':' + password);
            String counted = "%08x".formatted(count);
            String response = algorithm.hash(
                    known + ':' + nonce + ':' + counted + ":mine:auth:" + algorithm.hash(method + ":" + said));
            return "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", algorithm=%s,"
                            .formatted(user, realm, nonce, said, algorithm.word())
                    + " cnonce=\"mine\", qop=%s, nc=%s, response=\"%s\"\n".formatted(qop, counted, response);
        }

        String register() {
            if (nonce.isEmpty()) nonce = nonceOf(answer(text("")));
            return answer(text(authorization()));
        }
    }

    private static String nonceOf(String challenge) {
        Matcher found = NONCE.matcher(challenge);
        assertThat(found.find()).as(challenge).isTrue();
        return found.group(1);
    }

    private String answer(String message) {
        telephone.arrived.clear();
        telephone.says(line, message);
        network.run(Duration.ofMillis(10));
        assertThat(telephone.arrived).hasSize(1);
        return telephone.arrived.getFirst();
    }

    private Optional<Binding> ana() {
        return registrar.find("ana", network.now());
    }

    /** A telephone that has registered, and says so from there; whoever else calls is a stranger, and asked nothing. */
    @Test
    void whoCallsFromARegisteredTelephoneProvesWhoItIs() {
        assertThat(invite("ana", "")).startsWith("SIP/2.0 180 ");
        new Saying().register();
        String nonce = nonceOf(invite("ana", ""));
        var saying = new Saying();
        saying.nonce = nonce;
        saying.method = "INVITE";
        saying.password = "guessed";
        assertThat(invite("ana", saying.authorization())).startsWith("SIP/2.0 401 ");
        saying.password = "right";
        assertThat(invite("ana", saying.authorization())).startsWith("SIP/2.0 180 ");
        assertThat(invite("+12125550100", "")).startsWith("SIP/2.0 180 ");
        assertThat(line.heard(CallEvent.Invited.class))
                .extracting(each -> each.call().provedUser().orElse("a stranger"))
                .containsExactly("a stranger", "ana", "a stranger");
    }

    private String invite(String from, String authorization) {
        line.behaves(event -> {
            if (event instanceof CallEvent.Invited(var call, var _, var _)) line.ring(call);
        });
        telephone.arrived.clear();
        telephone.says(line, """
                INVITE sip:127.0.0.1:5070 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKi%d
                Max-Forwards: 70
                From: <sip:%s@127.0.0.1>;tag=a%d
                To: <sip:ben@127.0.0.1>
                Call-ID: invited
                CSeq: 1 INVITE
                Contact: <sip:ana@127.0.0.1:5060>
                %s
                """.formatted(++sent, from, sent, authorization));
        network.run(Duration.ofMillis(10));
        return telephone.arrived.getLast();
    }

    @Test
    void aStrangerIsAskedForProofByTheBetterAlgorithmFirstAndKeptNowhere() {
        String challenge = answer(new Saying().text(""));
        assertThat(challenge).startsWith("SIP/2.0 401 Unauthorized\r\n");
        assertThat(challenge.indexOf("algorithm=SHA-256")).isBetween(0, challenge.indexOf("algorithm=MD5"));
        assertThat(challenge).contains("realm=\"cardline\"", "qop=\"auth\"").doesNotContain("stale");
        assertThat(line.agent.transactions()).isZero();
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void whoKnowsThePasswordIsRungWhereItCameFrom(DigestAlgorithm algorithm) {
        var saying = new Saying();
        saying.algorithm = algorithm;
        assertThat(saying.register())
                .startsWith("SIP/2.0 200 OK\r\n")
                .contains("Contact: <sip:ana@10.0.0.7:5060>;expires=300\r\n");
        assertThat(ana().orElseThrow().contact().text()).isEqualTo("sip:ana@10.0.0.7:5060");
        assertThat(ana().orElseThrow().from()).isEqualTo(telephone.address);
        network.run(Duration.ofSeconds(301));
        assertThat(ana()).isEmpty();
    }

    /** RFC 7616, section 3.9.1. */
    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA_256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void theStandardsOwnExample(DigestAlgorithm algorithm, String response) {
        String header =
                "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", algorithm="
                        + algorithm.word()
                        + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, qop=auth, response=\""
                        + response
                        + "\", cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\"";
        Credentials shown = Credentials.parse(header).orElseThrow();
        String known = "Mufasa:http-auth@example.org:Circle of Life";
        var secret = new DigestSecret(DigestAlgorithm.MD5.hash(known), DigestAlgorithm.SHA_256.hash(known), "");
        assertThat(shown.expected(secret, "GET")).isEqualTo(response).isEqualTo(shown.response());
    }

    /** All that is wrong before a proof gets one answer, whether there is such a user or not. */
    @ParameterizedTest
    @CsvSource({"ana, wrong", "nobody, right", "nobody, ''", "ana, ''", "'', right", "ben, right"})
    void aWrongPasswordAndAnUnknownUserGetTheSame(String user, String password) {
        var saying = new Saying();
        saying.aor = saying.user = user;
        saying.password = password;
        saying.nonce = "x";
        if (user.isEmpty()) saying.aor = "ana";
        assertThat(saying.register().replaceAll("nonce=\"[^\"]*\"", "").replaceAll("(?m)^(Via|To|From|CSeq).*\r\n", ""))
                .isEqualTo("SIP/2.0 401 Unauthorized\r\nCall-ID: one\r\nServer: Cardline/test\r\n"
                        + "WWW-Authenticate: Digest realm=\"cardline\", , algorithm=SHA-256, qop=\"auth\"\r\n"
                        + "WWW-Authenticate: Digest realm=\"cardline\", , algorithm=MD5, qop=\"auth\"\r\n"
                        + "Content-Length: 0\r\n\r\n");
        assertThat(line.agent.transactions()).isZero();
    }

    @Test
    void anOldTelephoneIsAskedForMd5AloneWhetherThereIsSuchAUserOrNot() {
        var nobody = new Saying();
        nobody.aor = "nobody+md5";
        assertThat(answer(nobody.text(""))).startsWith("SIP/2.0 401 ").doesNotContain("SHA-256");
        var old = new Saying();
        old.aor = old.user = "ana+md5";
        assertThat(old.register()).as("by SHA-256").startsWith("SIP/2.0 401 ");
        old.algorithm = DigestAlgorithm.MD5;
        assertThat(old.register()).startsWith("SIP/2.0 200 ");
        assertThat(ana()).isPresent();
    }

    @Test
    void nobodyRegistersSomebodyElse() {
        var saying = new Saying();
        saying.aor = "ben";
        assertThat(saying.register()).startsWith("SIP/2.0 403 Forbidden\r\n");
        assertThat(registrar.find("ben", network.now())).isEmpty();
    }

    @Test
    void aProofForAnotherTargetOrRealmOrWithoutQopIsNone() {
        var other = new Saying();
        other.said = "sip:example.com";
        assertThat(other.register()).startsWith("SIP/2.0 401 ");
        var elsewhere = new Saying();
        elsewhere.realm = "elsewhere";
        assertThat(elsewhere.register()).startsWith("SIP/2.0 401 ");
        var old = new Saying();
        old.qop = "auth-int";
        assertThat(old.register()).startsWith("SIP/2.0 401 ");
        assertThat(ana()).isEmpty();
    }

    @Test
    void whatWasRecordedOnTheWayIsWorthNothing() {
        var saying = new Saying();
        saying.register();
        saying.headers = "Contact: <sip:ana@192.0.2.66>\n";
        saying.sequence++;
        assertThat(saying.register()).startsWith("SIP/2.0 401 ").contains("stale=true");
        saying.count = 2;
        assertThat(saying.register()).as("the next count").startsWith("SIP/2.0 200 ");
    }

    @Test
    void anOldNonceIsStaleAndAForeignOneToo() {
        var saying = new Saying();
        saying.nonce = nonceOf(answer(saying.text("")));
        network.run(Duration.ofMinutes(6));
        assertThat(saying.register()).startsWith("SIP/2.0 401 ").contains("stale=true");
        saying.nonce = "18c0ffee-0-0";
        assertThat(saying.register()).startsWith("SIP/2.0 401 ").contains("stale=true");
        assertThat(ana()).isEmpty();
    }

    @Test
    void whoGuessesIsCountedAlsoWhereManyOthersWereWrong() {
        for (int i = 0; i < Authenticator.MOST_KEPT; i++) {
            var other = new Saying();
            other.user = "somebody" + i;
            other.nonce = "x";
            other.register();
        }
        whoGuessesIsNotComparedAnyMoreAndCannotTell();
    }

    @Test
    void whoGuessesIsNotComparedAnyMoreAndCannotTell() {
        for (int i = 0; i < Authenticator.MOST_WRONG; i++) {
            var wrong = new Saying();
            wrong.password = "guess" + i;
            assertThat(wrong.register()).startsWith("SIP/2.0 401 ");
        }
        assertThat(new Saying().register()).startsWith("SIP/2.0 401 ").doesNotContain("stale");
        network.run(Duration.ofMinutes(11));
        assertThat(new Saying().register()).startsWith("SIP/2.0 200 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Contact: <sip:ana@10.0.0.7>\\nExpires: 59|423 Interval Too Brief|",
                "Contact: <sip:ana@10.0.0.7>;expires=1|423 Interval Too Brief|",
                "Contact: <sip:ana@10.0.0.7>;expires=60|200 OK|60",
                "Contact: <sip:ana@10.0.0.7>\\nExpires: 86400|200 OK|600",
                "Contact: <sip:ana@10.0.0.7>|200 OK|300",
                "Contact: <sip:ana@10.0.0.7>\\nExpires: soon|400 Expires is not a number|",
                "Contact: <tel:+12025550143>|400 Contact is no SIP URI|",
                "Contact: *|400 Contact * needs Expires: 0|",
                "Contact: *\\nExpires: 300|400 Contact * needs Expires: 0|",
                "Contact: <sip:a@h>, <sip:b@h>, <sip:c@h>, <sip:d@h>|400 Too many contacts|",
                "Contact: <sip:ana@10.0.0.7>\\nRequire: path|420 Bad Extension|",
                "Max-Forwards: 70|400 More than one Max-Forwards|"
            })
    void expiryHasItsLimitsAndNonsenseItsReason(String headers, String answer, String granted) {
        var saying = new Saying();
        saying.nonce = nonceOf(answer(saying.text("")));
        saying.headers = headers.replace("\\n", "\n") + '\n';
        String got = answer(saying.text(saying.authorization()));
        assertThat(got).startsWith("SIP/2.0 " + answer + "\r\n");
        if (answer.startsWith("423")) assertThat(got).contains("Min-Expires: 60\r\n");
        Matcher bound = EXPIRES.matcher(got);
        assertThat(bound.find() ? bound.group(2) : null).isEqualTo(granted);
        assertThat(ana().isPresent()).isEqualTo(granted != null);
    }

    @Test
    void theLastThatRegisteredIsRungAndOnlySoManyAreKept() {
        for (int i = 1; i <= Registrar.MOST_BINDINGS + 1; i++) {
            var saying = new Saying();
            saying.headers = "Contact: <sip:ana@10.0.0.%d>\n".formatted(i);
            saying.callId = "call" + i;
            assertThat(saying.register()).startsWith("SIP/2.0 200 ");
        }
        assertThat(ana().orElseThrow().contact().host()).isEqualTo("10.0.0.4");
        var query = new Saying();
        query.headers = "";
        assertThat(query.register())
                .contains("10.0.0.2", "10.0.0.3", "10.0.0.4")
                .doesNotContain("10.0.0.1>");
        var gone = new Saying();
        gone.headers = "Contact: <sip:ana@10.0.0.4>\nExpires: 0\n";
        assertThat(gone.register()).doesNotContain("10.0.0.4");
        assertThat(ana().orElseThrow().contact().host()).isEqualTo("10.0.0.3");
        var all = new Saying();
        all.headers = "Contact: *\nExpires: 0\n";
        assertThat(all.register()).startsWith("SIP/2.0 200 ");
        assertThat(ana()).isEmpty();
    }

    @Test
    void aRequestThatWasSentBeforeUndoesNothing() {
        var first = new Saying();
        var second = new Saying();
        assertThat(second.register()).startsWith("SIP/2.0 200 ");
        first.headers = "Contact: <sip:ana@10.0.0.7:5060>\nExpires: 0\n";
        assertThat(first.register()).startsWith("SIP/2.0 500 Request Out of Order\r\n");
        assertThat(ana()).isPresent();
    }

    @Test
    void aCopyIsAnsweredAlikeAndANewPasswordEndsWhatWasBound() {
        var saying = new Saying();
        saying.nonce = nonceOf(answer(saying.text("")));
        String request = saying.text(saying.authorization());
        assertThat(answer(request)).startsWith("SIP/2.0 200 ").isEqualTo(answer(request));
        registrar.mayRegister("ana", DigestSecret.of("ana", "new"));
        assertThat(ana()).isEmpty();
        assertThat(new Saying().register()).startsWith("SIP/2.0 401 ");
    }
}
