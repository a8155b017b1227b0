package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CheckTest {
    private static final Programme EXPRESS = Programmes.load(Path.of("programmes", "american-express"));
    private static final Programme LARKMOOR = Programmes.load(Path.of("programmes", "larkmoor"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-800-528-4800",
                "Call us at (800) 528-4800 today",
                "tel:+18005284800",
                "+1 800.528.4800",
                "１８００５２８４８００",
                "00 1 800 528 4800",
                "AMEX18005284800",
            })
    void aListedNumberIsKnownHoweverItIsWritten(String text) {
        assertThat(found(text)).first().isInstanceOfSatisfying(Check.Number.class, number -> {
            assertThat(number.number()).isEqualTo("+18005284800");
            assertThat(number.listed()).hasSize(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-800-528-4801", "+44 20 7946 0018", "call 800 528 4080 now"})
    void anyOtherNumberIsNot(String text) {
        assertThat(found(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        Check.Number.class,
                        number -> assertThat(number.listed()).isEmpty());
    }

    @Test
    void whatTheGuideTellsToPressIsKnownFromEveryTerritory() {
        Set<String> pressed = Territory.all().stream()
                .flatMap(from -> DialString.from(from, "+13363931111").landline().stream())
                .collect(Collectors.toSet());
        assertThat(pressed)
                .hasSizeGreaterThan(10)
                .contains("00 1 336 393 1111")
                .allSatisfy(each -> assertThat(found("From a landline " + each))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Check.Number.class,
                                number -> assertThat(number.listed()).isNotEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "001 336 393 1111             | +13363931111 (001 336 393 1111)",
                "00442079460000               | +442079460000 (00442079460000)",
                "1-800-THE-CARD               | +18008432273 (1-800-THE-CARD)",
                "call 1 800 THE CARD NOW      | +18008432273 (1 800 THE CARD NOW)",
                "001-800-the-card             | +18008432273 (001-800-the-card)",
                "Ring 0800 917 8047 today     | 0800 917 8047",
                "Llame al 900 814 500.        | 900 814 500",
                "01 40 20 50 50               | 01 40 20 50 50",
                "+44 20 7946 0018             | +442079460018",
            })
    void aNumberIsShownWithItsCountryWhereThatIsTold(String text, String shown) {
        assertThat(found(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        Check.Number.class, number -> assertThat(number.shown()).isEqualTo(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call 1 312 555 0199 or 00 1 312 555 0140",
                "1 312 555 0199 00 1 312 555 0140",
                "+13125550199/+13125550140",
                "312 555 0199 312 555 0140",
                "on 2026-11-25 at 21:00: 1 312 555 0199, 0 0 1 312 555 0140"
            })
    void everyNumberHasItsOwnLine(String text) {
        assertThat(((Check.Checked) Check.of(text, LARKMOOR)).found())
                .map(each -> ((Check.Number) each).number() + " "
                        + ((Check.Number) each).listed().size())
                .containsExactly("+13125550199 0", "+13125550140 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"528-4800", "+1 336 393 11111", "1 336 393", "reference 123456789012345678901"})
    void whatIsNoWholeNumberIsToldSo(String text) {
        assertThat(found(text)).singleElement().isInstanceOf(Check.NoNumber.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AMEX-Alerts", "code 482913", "on 25.11.2026 at 21:00", "$1,299.00", "PAY 800 EUR TODAY"})
    void whatIsNoNumberAtAllIsNotTold(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://americanexpress.secure-login.example.com/verify?id=1",
                "www.example.org",
                "from: help@аmex-security.example",
                "EXAMPLE.COM",
                "http://www.americanexpress.com/",
                "www.americanexpress.com",
                "help@americanexpress.com",
                "https://americanexpress.com.evil.example/",
                "https://americanexpress.com@evil.example/",
                "https://americanexpress.com:x@evil.example/",
                "https://americanexpress.com\\@evil.example/",
                "https://evil.example\\.americanexpress.com/",
                "https://evil.example/https://www.americanexpress.com/",
                "https://evil.example/.americanexpress.com",
                "https://evil.example#.americanexpress.com",
                "https://notamericanexpress.com/",
                "https://www.americanexpress.com:8443/",
                "https://www.аmericanexpress.com/",
                "https://xn--mericanexpress-7fg.com/",
                "https://americanexpress%2ecom/",
                "https://americanexpress。com/",
                "javascript:https://www.americanexpress.com",
                "https://americanexpress.com(.evil.example/",
                "https://americanexpress.com'.evil.example/",
                "[https://www.americanexpress.com](https://evil.example)",
                "https://www.americanexpress.com\u200B.evil.example"
            })
    void aLinkOfAnybodyElseIsNotListed(String text) {
        assertThat(found(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        Check.Link.class, link -> assertThat(link.listed()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.americanexpress.com/",
                "Go to https://global.americanexpress.com/login?id=13125550199.",
                "HTTPS://AMERICANEXPRESS.COM:443",
                "(see \"https://www.americanexpress.com/en-us/\")."
            })
    void theOfficialSiteIsListed(String text) {
        assertThat(found(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        Check.Link.class, link -> assertThat(link.listed()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(312) 555-0177",
                "From: Larkmoor-Alert",
                "https://larkmoor-cards.example.net/login",
                "http://a.larkmoor-cards.example.net",
                "larkmoor-cards.example.net/x",
                "mail@LARKMOOR-CARDS.example.net"
            })
    void whatOthersReportedIsToldAsFalse(String text) {
        assertThat(Check.of(text, LARKMOOR))
                .isInstanceOfSatisfying(
                        Check.Checked.class,
                        checked -> assertThat(checked.found()).singleElement().isInstanceOf(Check.False.class));
    }

    @Test
    void whatIsNearAReportedNameIsNot() {
        for (String text : List.of("LARKMOOR-ALERTS", "https://notlarkmoor-cards.example.net", "+1 312 555 0198"))
            assertThat(((Check.Checked) Check.of(text, LARKMOOR)).found())
                    .as(text)
                    .noneMatch(Check.False.class::isInstance);
    }

    @Test
    void whatALinkShowsAndWhereItLeadsAreTwo() {
        assertThat(found("<a href='https://amex.example.net/'>https://www.americanexpress.com/</a>"))
                .map(each -> ((Check.Link) each).listed())
                .containsExactly(false, true);
    }

    @Test
    void aWholeMessageIsTakenApart() {
        assertThat(found("AMEX: your card is locked. Call +1 212 555 0199 or visit http://amex.example.net/x at once."))
                .hasExactlyElementsOfTypes(Check.Number.class, Check.Link.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "378282246310005",
                "3782 822463 10005",
                "card 3782-822463-10005, thanks",
                "3 7 8 2 8 2 2 4 6 3 1 0 0 0 5",
                "4111 1111 1111 1111",
                "٣٧٨٢٨٢٢٤٦٣١٠٠٠٥",
                "+378282246310005",
                "0000378282246310005123",
                "18005284800 378282246310005"
            })
    void aCardNumberIsRefused(String text) {
        assertThat(Check.of(text, EXPRESS)).isEqualTo(new Check.HoldsCard());
    }

    @Test
    void theTextStaysWithoutTheCardNumber() {
        assertThat(CardDigits.masked("Card 3782-822463-10005, call +1 800 528 4800 or ٣٧٨٢٨٢٢٤٦٣١٠٠٠٥.", EXPRESS))
                .isEqualTo("Card ••••-••••••-•••••, call +1 800 528 4800 or •••••••••••••••.");
        assertThat(CardDigits.masked("no card", EXPRESS)).isEqualTo("no card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"378282246310006", "2026-11-25 21:00", "+1 336 393 1111 and +1 800 528 4800", "613 143 2588"})
    void whatIsNoCardNumberIsNot(String text) {
        assertThat(CardDigits.areIn(text, EXPRESS)).isFalse();
    }

    @Test
    void aTextThatIsTooLongIsNotLookedAtAndTheWorstOfTheRestIsQuick() {
        assertThat(Check.of("1".repeat(Check.MOST_CHARACTERS + 1), EXPRESS)).isEqualTo(new Check.TooLong());
        for (String piece : List.of("1", "1 ", "a.", "1-", "+", "https://", "(1", "3 7", "12 ", "0-", "800-A"))
            assertThat(Duration.ofNanos(nanosFor(piece))).as(piece).isLessThan(Duration.ofSeconds(2));
    }

    private static long nanosFor(String piece) {
        var threads = ManagementFactory.getThreadMXBean(); // of this thread alone: the machine may be busy
        long start = threads.getCurrentThreadCpuTime();
        String text = piece.repeat(Check.MOST_CHARACTERS / piece.length());
        if (Check.of(text, EXPRESS) instanceof Check.Checked(List<Check.Found> all))
            assertThat(all).hasSizeLessThan(21);
        return threads.getCurrentThreadCpuTime() - start;
    }

    private static List<Check.Found> found(String text) {
        return ((Check.Checked) Check.of(text, EXPRESS)).found();
    }
}
