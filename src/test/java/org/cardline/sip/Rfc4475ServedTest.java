package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4475 sections 3.2 to 3.4: transactions, what an end point does with well-formed oddities, and RFC 2543. */
class Rfc4475ServedTest {

    /** 3.2.1: the cookie alone promises nothing; two such requests are not taken for copies. */
    @Test
    void badbranchIsNoPromiseOfUniqueness() {
        Request request = Torture.request("badbranch");
        assertThat(request.via().uniqueBranch()).isEmpty();
        assertThat(request.transactionKey("OPTIONS")).contains(request.callId()).contains("8");
        assertThat(Torture.answer("badbranch").status()).isEqualTo(200);
    }

    /** 3.3.1: From, To and Call-ID are missing, and the answer copies what is there. */
    @Test
    void insufLacksWhatEveryRequestHas() {
        Response answer = Torture.answer("insuf");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("Missing Call-ID");
        assertThat(answer.via().uniqueBranch()).isEqualTo("z9hG4bKkdj.insuf");
        assertThat(answer.sequence().number()).isEqualTo(193942);
    }

    /** 3.3.2. */
    @Test
    void unkscmHasATargetOfAnUnknownScheme() {
        assertThat(Torture.request("unkscm").target()).isEqualTo("nobodyKnowsThisScheme:totallyopaquecontent");
        assertThat(Torture.answer("unkscm").status()).isEqualTo(416);
    }

    /** 3.3.3. */
    @Test
    void novelscHasATargetOfANovelScheme() {
        assertThat(((OtherUri) Uri.of(Torture.request("novelsc").target())).scheme())
                .isEqualTo("soap.beep");
        assertThat(Torture.answer("novelsc").status()).isEqualTo(416);
    }

    /** 3.3.4: refused for its method, not for its schemes. */
    @Test
    void unksm2HasUnknownSchemesInToAndFrom() {
        Request request = Torture.request("unksm2");
        assertThat(request.to().uri().text()).isEqualTo("isbn:2983792873");
        assertThat(request.from().uri().text()).isEqualTo("http://www.example.com");
        assertThat(request.fromTag()).isEqualTo("3234233");
        assertThat(Torture.answer("unksm2").status()).isEqualTo(405);
    }

    /** 3.3.5. */
    @Test
    void bext01RequiresWhatNobodyHas() {
        Response answer = Torture.answer("bext01");
        assertThat(answer.status()).isEqualTo(420);
        assertThat(answer.headers().tokens("Unsupported"))
                .containsExactly("nothingSupportsThis", "nothingSupportsThisEither");
    }

    /** 3.3.6. */
    @Test
    void invutHasABodyOfAnUnknownType() {
        Response answer = Torture.answer("invut");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.headers().first("Accept")).contains("application/sdp");
    }

    /** 3.3.7: an authorisation of an unknown scheme is as good as none, and no fault of ours. */
    @Test
    void regaut01AuthorisesInAnUnknownWay() {
        Response answer = Torture.answer("regaut01");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().tokens("Allow")).containsExactly("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS");
    }

    /** 3.3.8. */
    @Test
    void multi01HasSeveralOfWhatMayBeOnce() {
        Response answer = Torture.answer("multi01");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).startsWith("More than one");
    }

    /** 3.3.9. */
    @Test
    void mcl01HasTwoLengths() {
        Response answer = Torture.answer("mcl01");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("More than one Content-Length");
    }

    /** 3.3.10: neither taken as ours nor sent on to the second Via. */
    @Test
    void bcastIsAResponseToBeSentOn() {
        assertThat(Torture.response("bcast").headers().all("Via")).hasSize(2);
        assertThat(Torture.outputs("bcast")).isEmpty();
    }

    /** 3.3.11. */
    @Test
    void zeromfHasArrived() {
        assertThat(Torture.answer("zeromf").status()).isEqualTo(200);
    }

    /** 3.3.12: outside brackets a parameter is Contact's. */
    @Test
    void cparam01HasAParameterOfContact() {
        var contact = contact("cparam01");
        assertThat(contact.parameters().get("unknownparam")).contains("");
        assertThat(((SipUri) contact.uri()).parameters()).isEmpty();
        assertThat(Torture.answer("cparam01").status()).isEqualTo(405);
    }

    /** 3.3.13: inside brackets it is the URI's. */
    @Test
    void cparam02HasAParameterOfTheUri() {
        var contact = contact("cparam02");
        assertThat(contact.parameters().all()).isEmpty();
        assertThat(((SipUri) contact.uri()).parameter("unknownparam")).contains("");
        assertThat(Torture.answer("cparam02").status()).isEqualTo(405);
    }

    /** 3.3.14: the escaped header belongs to the URI. */
    @Test
    void regescrtHasAHeaderInItsContact() {
        assertThat(((SipUri) contact("regescrt").uri()).headers()).isEqualTo("Route=%3Csip:sip.example.com%3E");
        assertThat(Torture.answer("regescrt").status()).isEqualTo(405);
    }

    /** 3.3.15: no session description would be welcome as our answer. */
    @Test
    void sdp01AcceptsNoAnswer() {
        Response answer = Torture.answer("sdp01");
        assertThat(answer.status()).isEqualTo(488);
        assertThat(answer.headers().first("Warning").orElseThrow()).contains("Accept lacks application/sdp");
    }

    /** 3.4.1: no branch, no From tag, no Contact, no Content-Length, no Max-Forwards. */
    @Test
    void inv2543IsServed() {
        Request request = Torture.request("inv2543");
        assertThat(request.fromTag()).isEmpty();
        assertThat(request.to().parameters().get("user")).contains("phone");
        assertThat(request.headers().first("Content-Length")).isEmpty();
        var invited = Torture.invited("inv2543");
        assertThat(invited.call().calledUser()).isEqualTo("UserB");
        assertThat(invited.call().callerNumber()).contains("+13035551111");
        assertThat(invited.offer()).isPresent();
    }

    @Test
    void noMessageIsLeftOut() throws IOException {
        var judged = new ArrayList<>(MESSAGES);
        judged.addAll(Rfc4475ValidTest.MESSAGES);
        judged.addAll(Rfc4475InvalidTest.MESSAGES);
        try (var files = Files.list(Path.of("src/test/resources/rfc4475"))) {
            var names = files.map(file -> file.getFileName().toString().replace(".dat", ""))
                    .toList();
            assertThat(names).hasSize(49).containsExactlyInAnyOrderElementsOf(judged);
        }
    }

    private static NameAddress contact(String name) {
        return NameAddress.parse(Torture.request(name).headers().only("Contact"), "Contact");
    }

    static final List<String> MESSAGES = List.of(
            "badbranch",
            "insuf",
            "unkscm",
            "novelsc",
            "unksm2",
            "bext01",
            "invut",
            "regaut01",
            "multi01",
            "mcl01",
            "bcast",
            "zeromf",
            "cparam01",
            "cparam02",
            "regescrt",
            "sdp01",
            "inv2543");
}
