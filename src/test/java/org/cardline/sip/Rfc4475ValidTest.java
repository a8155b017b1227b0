package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4475 section 3.1.1: valid messages, each with every value right. */
class Rfc4475ValidTest {

    /** 3.1.1.1. The To tag makes it a request in a dialog that we don't know. */
    @Test
    void wsinvIsFoldedAndSpacedInEveryLegalWay() {
        Request request = Torture.request("wsinv");
        assertThat(request.method()).isEqualTo("INVITE");
        assertThat(request.target()).isEqualTo("sip:vivekg@chair-dnrc.example.com;unknownparam");
        assertThat(sip(request.target()).parameter("unknownparam")).contains("");
        assertThat(request.to().uri().text()).isEqualTo("sip:vivekg@chair-dnrc.example.com");
        assertThat(request.toTag()).isEqualTo("1918181833n");
        assertThat(request.from().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(request.from().uri().text()).isEqualTo("sip:jdrosen@example.com");
        assertThat(request.fromTag()).isEqualTo("98asjd8");
        assertThat(request.headers().first("Max-Forwards")).contains("0068");
        assertThat(request.callId()).isEqualTo("wsinv.ndaksdj@192.0.2.1");
        assertThat(request.body()).hasSize(150);
        assertThat(request.sequence()).isEqualTo(new CommandSequence(9, "INVITE"));
        assertThat(request.via().protocol()).isEqualTo("SIP/2.0/UDP");
        assertThat(request.via().host()).isEqualTo("192.0.2.2");
        assertThat(request.via().parameters().get("branch")).contains("390skdjuw");
        assertThat(request.via().uniqueBranch()).isEmpty();
        assertThat(request.headers().first("Subject")).contains("");
        assertThat(request.headers().first("s")).contains("");
        assertThat(request.headers().first("NewFangledHeader")).contains("newfangled value continued newfangled value");
        assertThat(request.headers().first("UnknownHeaderWithUnusualValue")).contains(";;,,;;,;");
        assertThat(request.mediaType()).isEqualTo("application/sdp");
        var route = NameAddress.parse(request.headers().only("Route"), "Route");
        assertThat(route.uri().text()).isEqualTo("sip:services.example.com;lr;unknownwith=value;unknown-no-value");
        Via second = Via.parse(request.headers().all("Via").get(1));
        assertThat(second.protocol()).isEqualTo("SIP/2.0/TCP");
        assertThat(second.host()).isEqualTo("spindle.example.com");
        assertThat(second.uniqueBranch()).isEqualTo("z9hG4bK9ikj8");
        Via third = Via.parse(second.rest().substring(1));
        assertThat(third.protocol()).isEqualTo("SIP/2.0/UDP");
        assertThat(third.host()).isEqualTo("192.168.255.111");
        assertThat(third.uniqueBranch()).isEqualTo("z9hG4bK30239");
        var contact = NameAddress.parse(request.headers().only("Contact"), "Contact");
        assertThat(contact.displayName()).isEqualTo("Quoted string \"\"");
        assertThat(contact.parameters().get("newparam")).contains("newvalue");
        assertThat(contact.parameters().get("secondparam")).contains("");
        assertThat(contact.parameters().get("q")).contains("0.33");
        var session = request.session().orElseThrow();
        assertThat(session.connection()).contains("192.0.2.4");
        assertThat(session.origin()).isEqualTo(new Origin("mhandley", "29739", "7272939", "192.0.2.3"));
        assertThat(session.media()).extracting(MediaDescription::type).containsExactly("audio", "video");
        assertThat(Torture.answer("wsinv").status()).isEqualTo(481);
    }

    /** 3.1.1.2. */
    @Test
    void intmethUsesEveryLegalCharacter() {
        Request request = Torture.request("intmeth");
        String method = "!interesting-Method0123456789_*+`.%indeed'~";
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.sequence()).isEqualTo(new CommandSequence(139122385, method));
        SipUri target = sip(request.target());
        assertThat(target.host()).isEqualTo("example.com");
        assertThat(target.user()).contains("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
        assertThat(target.rawUser()).endsWith(":&it+has=1,weird!*pas$wo~d_too.(doesn't-it)");
        assertThat(request.to().displayName()).isEqualTo("BEL:\u0007 NUL:\0 DEL:\u007f");
        assertThat(request.to().uri().user()).contains("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
        assertThat(request.from().displayName()).isEqualTo("token1~` token2'+_ token3*%!.-");
        assertThat(request.fromTag()).isEqualTo("_token~1'+`*%!-.");
        String parameter =
                request.from().parameters().get("fromParam''~+*_!.-%").orElseThrow();
        assertThat(utf8(parameter)).isEqualTo("\"работающий\"");
        assertThat(request.via().uniqueBranch()).isEqualTo("z9hG4bK-.!%66*_+`'~");
        assertThat(request.callId()).isEqualTo("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
        assertThat(request.headers().first("Max-Forwards")).contains("255");
        assertThat(utf8(request.headers().first("extensionHeader-!.%*+_`'~").orElseThrow()))
                .isEqualTo("\ufeff大停電");
        assertThat(Torture.answer("intmeth").status()).isEqualTo(501);
    }

    /** 3.1.1.3. The user called is "sips:user@example.com", not a SIPS URI. */
    @Test
    void esc01EscapesInsideUris() {
        Request request = Torture.request("esc01");
        assertThat(sip(request.target()).user()).contains("sips:user@example.com");
        assertThat(sip(request.target()).host()).isEqualTo("example.net");
        assertThat(request.to().uri().user()).contains("user");
        assertThat(request.from().uri().user()).contains("I have spaces");
        var contact = (SipUri)
                NameAddress.parse(request.headers().only("Contact"), "Contact").uri();
        assertThat(contact.user()).contains("caller");
        assertThat(contact.parameter("lr")).contains("");
        assertThat(contact.parameter("name")).contains("value%41");
        assertThat(Torture.invited("esc01").call().calledUser()).isEqualTo("sips:user@example.com");
    }

    /** 3.1.1.4. */
    @Test
    void escnullHasEscapedNulls() {
        Request request = Torture.request("escnull");
        assertThat(request.to().uri().user()).contains("null-\0-null");
        assertThat(request.from().uri().user()).contains("null-\0-null");
        assertThat(request.headers().all("Contact"))
                .extracting(value ->
                        NameAddress.parse(value, "Contact").uri().user().orElseThrow())
                .containsExactly("\0", "\0\0");
        assertThat(Torture.answer("escnull").status()).isEqualTo(405);
    }

    /** 3.1.1.5. A percent sign outside a URI escapes nothing: neither REGISTER nor Contact is meant. */
    @Test
    void esc02EscapesNothingOutsideUris() {
        Request request = Torture.request("esc02");
        assertThat(request.method()).isEqualTo("RE%47IST%45R");
        assertThat(request.sequence()).isEqualTo(new CommandSequence(29344, "RE%47IST%45R"));
        assertThat(request.to().displayName()).isEqualTo("%Z%45");
        assertThat(request.via().uniqueBranch()).isEqualTo("z9hG4bK209%fzsnel234");
        assertThat(request.headers().all("Contact"))
                .containsExactly("<sip:alias1@host1.example.com>", "<sip:alias3@host3.example.com>");
        assertThat(request.headers().first("C%6Fntact")).contains("<sip:alias2@host2.example.com>");
        assertThat(Torture.answer("esc02").status()).isEqualTo(501);
    }

    /** 3.1.1.6. */
    @Test
    void lwsdispHasNoSpaceBeforeTheBracket() {
        Request request = Torture.request("lwsdisp");
        assertThat(request.from().displayName()).isEqualTo("caller");
        assertThat(request.from().uri().text()).isEqualTo("sip:caller@example.com");
        assertThat(request.fromTag()).isEqualTo("323");
        assertThat(Torture.answer("lwsdisp").status()).isEqualTo(200);
    }

    /** 3.1.1.7. Values of every length are kept whole, and all 34 Via lines go back with the answer. */
    @Test
    void longreqIsLong() {
        Request request = Torture.request("longreq");
        assertThat(request.to().displayName())
                .startsWith("I have a user name of extreme")
                .endsWith(" proportion");
        assertThat(((SipUri) request.to().uri()).port()).isEqualTo(6000);
        assertThat(((SipUri) request.to().uri()).parameter("unknownparam1").orElseThrow())
                .startsWith("verylong");
        assertThat(request.from().uri().user().orElseThrow()).hasSize("amazinglylongcallername".length() * 5);
        assertThat(request.fromTag()).startsWith("12982982").endsWith("982424");
        assertThat(request.callId()).startsWith("longreq.onereally").endsWith("longcallid");
        assertThat(request.sequence()).isEqualTo(new CommandSequence(3882340, "INVITE"));
        assertThat(request.headers().all("Via")).hasSize(34);
        assertThat(request.via().host()).isEqualTo("sip33.example.com");
        Via last = Via.parse(request.headers().all("Via").getLast());
        assertThat(last.parameters().get("received")).contains("192.0.2.5");
        assertThat(last.parameters().get("branch").orElseThrow())
                .startsWith("verylong")
                .endsWith("branchvalue");
        assertThat(request.body()).hasSize(150);
        var invited = Torture.invited("longreq");
        assertThat(invited.call().calledUser()).isEqualTo("user");
        assertThat(invited.headers().all("Via")).hasSize(34);
    }

    /** 3.1.1.8. */
    @Test
    void dblreqExecutesOnlyTheFirstOfTwoRequests() {
        var whole = (Parsed.Whole) Torture.parsed("dblreq");
        Request request = Torture.request("dblreq");
        assertThat(request.method()).isEqualTo("REGISTER");
        assertThat(request.callId()).isEqualTo("dblreq.0ha0isndaksdj99sdfafnl3lk233412");
        assertThat(request.body()).isEmpty();
        byte[] all = Torture.bytes("dblreq");
        var rest = new String(all, whole.length(), all.length - whole.length(), StandardCharsets.ISO_8859_1);
        assertThat(rest.strip()).startsWith("INVITE sip:joe@example.com SIP/2.0");
        assertThat(Torture.answer("dblreq").sequence().method()).isEqualTo("REGISTER");
    }

    /** 3.1.1.9. */
    @Test
    void semiuriHasASemicolonInTheUser() {
        Request request = Torture.request("semiuri");
        assertThat(sip(request.target()).user()).contains("user;par=u@example.net");
        assertThat(sip(request.target()).host()).isEqualTo("example.com");
        assertThat(sip(request.target()).parameters()).isEmpty();
        assertThat(request.headers().tokens("Accept"))
                .containsExactly(
                        "application/sdp",
                        "application/pkcs7-mime",
                        "multipart/mixed",
                        "multipart/signed",
                        "message/sip",
                        "message/sipfrag");
        assertThat(Torture.answer("semiuri").status()).isEqualTo(200);
    }

    /** 3.1.1.10. */
    @Test
    void transportsCameByManyWays() {
        Request request = Torture.request("transports");
        assertThat(request.headers().all("Via"))
                .extracting(value -> Via.parse(value).protocol())
                .containsExactly("SIP/2.0/UDP", "SIP/2.0/SCTP", "SIP/2.0/TLS", "SIP/2.0/UNKNOWN", "SIP/2.0/TCP");
        Response answer = Torture.answer("transports");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().all("Via"))
                .extracting(value -> Via.parse(value).host())
                .containsExactly(
                        "t1.example.com", "t2.example.com", "t3.example.com", "t4.example.com", "t5.example.com");
    }

    /** 3.1.1.11. */
    @Test
    void mpart01CarriesBinaryParts() {
        Request request = Torture.request("mpart01");
        assertThat(request.method()).isEqualTo("MESSAGE");
        assertThat(request.body()).hasSize(553);
        assertThat(request.mediaType()).isEqualTo("multipart/mixed");
        assertThat(request.headers().first("Content-Type")).contains("multipart/mixed;boundary=7a9cbec02ceef655");
        assertThat(request.headers().first("Identity").orElseThrow())
                .startsWith("r5mwreLuyDRYBi")
                .endsWith("kMWYUA=");
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        assertThat(body)
                .startsWith("--7a9cbec02ceef655\r\n")
                .contains("\r\n\r\nHello\r\n")
                .contains("\r\n\r\n0\u0082\u0001R\u0006\t*\u0086H");
        assertThat(Torture.answer("mpart01").status()).isEqualTo(405);
    }

    /** 3.1.1.12. */
    @Test
    void unreasonHasAReasonInManyScripts() {
        Response response = Torture.response("unreason");
        assertThat(response.status()).isEqualTo(200);
        assertThat(utf8(response.reason())).isEqualTo("= 2**3 * 5**2 но сто девяносто девять - простое");
        assertThat(response.toTag()).isEqualTo("2229");
        assertThat(response.sequence()).isEqualTo(new CommandSequence(35, "INVITE"));
        assertThat(response.session().orElseThrow().media()).hasSize(2);
        assertThat(Torture.outputs("unreason")).isEmpty();
    }

    /** 3.1.1.13. */
    @Test
    void noreasonHasNone() {
        Response response = Torture.response("noreason");
        assertThat(response.status()).isEqualTo(100);
        assertThat(response.reason()).isEmpty();
        assertThat(response.via().uniqueBranch()).isEqualTo("z9hG4bK2398ndaoe");
        assertThat(Torture.outputs("noreason")).isEmpty();
    }

    private static SipUri sip(String target) {
        return (SipUri) Uri.of(target);
    }

    /** Header text is kept a byte a character. */
    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static final List<String> MESSAGES = List.of(
            "wsinv",
            "intmeth",
            "esc01",
            "escnull",
            "esc02",
            "lwsdisp",
            "longreq",
            "dblreq",
            "semiuri",
            "transports",
            "mpart01",
            "unreason",
            "noreason");
}
