package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4475 section 3.1.2: broken messages are refused with what is wrong, and the refusal reaches its sender. */
class Rfc4475InvalidTest {

    /** 3.1.2.1. */
    @Test
    void badinv01HasEmptyParameters() {
        refused("badinv01", 400, "Via");
    }

    /** 3.1.2.2. */
    @Test
    void clerrPromisesMoreThanItBrings() {
        refused("clerr", 400, "Content-Length exceeds");
    }

    /** 3.1.2.3. */
    @Test
    void nclHasANegativeLength() {
        refused("ncl", 400, "Content-Length");
    }

    /** 3.1.2.4: CSeq beyond 2^31. */
    @Test
    void scalar02HasNumbersOutOfRange() {
        refused("scalar02", 400, "CSeq is too large");
    }

    /** 3.1.2.5: a response like this is dropped. */
    @Test
    void scalarlgIsAResponseWithNumbersOutOfRange() {
        assertThat(Torture.outputs("scalarlg")).isEmpty();
        var whole = (Parsed.Whole) Torture.parsed("scalarlg");
        assertThat(((Response) whole.message()).retryAfter()).isEmpty();
    }

    /** 3.1.2.6. */
    @Test
    void quotbalLeavesAQuotationMarkOpen() {
        refused("quotbal", 400, "Quotation mark");
    }

    /** 3.1.2.7. */
    @Test
    void ltgtruriHasItsTargetInBrackets() {
        refused("ltgtruri", 400, "angle brackets");
    }

    /** 3.1.2.8. */
    @Test
    void lwsruriHasSpaceInItsTarget() {
        refused("lwsruri", 400, "URI");
    }

    /** 3.1.2.9. */
    @Test
    void lwsstartHasTwoSpacesInItsStartLine() {
        refused("lwsstart", 400, "");
    }

    /** 3.1.2.10. */
    @Test
    void trwsHasSpaceAtTheEndOfItsStartLine() {
        refused("trws", 400, "Request-Line");
    }

    /** 3.1.2.11. */
    @Test
    void escruriHasHeadersInItsTarget() {
        refused("escruri", 400, "headers");
    }

    /** 3.1.2.12: one who doesn't need the date shouldn't refuse it, and we don't need it. */
    @Test
    void baddateIsServedSinceNobodyReadsTheDate() {
        assertThat(Torture.invited("baddate").headers().first("Date")).contains("Fri, 01 Jan 2010 16:00:00 EST");
    }

    /** 3.1.2.13. */
    @Test
    void regbadctNeedsBracketsInContact() {
        refused("regbadct", 400, "Contact");
    }

    /** 3.1.2.14. */
    @Test
    void badaspecHasSpaceInsideBrackets() {
        refused("badaspec", 400, "URI");
    }

    /** 3.1.2.15: as it is published it also lacks the empty line after its headers. */
    @Test
    void baddnNeedsQuotesAroundANameWithAComma() {
        refused("baddn", 400, "Header section not ended");
        assertThatThrownBy(() -> NameAddress.parse("Bell, Alexander <sip:a.g.bell@example.com>;tag=43", "From"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("From");
    }

    /** 3.1.2.16. */
    @Test
    void badversIsOfAnotherVersion() {
        refused("badvers", 505, "Version Not Supported");
    }

    /** 3.1.2.17. */
    @Test
    void mismatch01HasTwoMethods() {
        refused("mismatch01", 400, "CSeq method");
    }

    /** 3.1.2.18. */
    @Test
    void mismatch02HasTwoMethodsOneOfThemUnknown() {
        refused("mismatch02", 400, "CSeq method");
    }

    /** 3.1.2.19. */
    @Test
    void bigcodeIsAResponseWithoutAStatus() {
        assertThat(Torture.parsed("bigcode")).isInstanceOf(Parsed.Noise.class);
        assertThat(Torture.outputs("bigcode")).isEmpty();
    }

    private static void refused(String name, int status, String reason) {
        Response answer = Torture.answer(name);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.reason()).contains(reason);
        assertThat(answer.headers().all("Via")).isNotEmpty();
        assertThat(answer.headers().first("Call-ID").orElseThrow()).startsWith(name);
    }

    static final List<String> MESSAGES = List.of(
            "badinv01",
            "clerr",
            "ncl",
            "scalar02",
            "scalarlg",
            "quotbal",
            "ltgtruri",
            "lwsruri",
            "lwsstart",
            "trws",
            "escruri",
            "baddate",
            "regbadct",
            "badaspec",
            "baddn",
            "badvers",
            "mismatch01",
            "mismatch02",
            "bigcode");
}
