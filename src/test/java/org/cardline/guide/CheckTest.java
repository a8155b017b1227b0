package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class CheckTest {
    private static final Programme EXPRESS = Programmes.load(Path.of("programmes", "american-express"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-800-528-4800",
                "Call us at (800) 528-4800 today",
                "tel:+18005284800",
                "+1 800.528.4800",
                "１８００５２８４８００"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://americanexpress.secure-login.example.com/verify?id=1",
                "www.example.org",
                "from: help@аmex-security.example",
                "EXAMPLE.COM"
            })
    void aLinkIsNeverListed(String text) {
        assertThat(found(text)).singleElement().isInstanceOf(Check.Link.class);
    }

    @Test
    void aWholeMessageIsTakenApart() {
        assertThat(found("AMEX: your card is locked. Call +1 212 555 0199 or visit http://amex.example.net/x at once."))
                .hasExactlyElementsOfTypes(Check.Number.class, Check.Link.class);
        assertThat(found("+1 336 393 11111")).isEmpty();
        assertThat(found("AMEX-Alerts")).isEmpty();
        assertThat(found("")).isEmpty();
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

    @ParameterizedTest
    @ValueSource(
            strings = {"378282246310006", "2026-11-25 21:00", "+1 336 393 1111 and +1 800 528 4800", "613 143 2588"})
    void whatIsNoCardNumberIsNot(String text) {
        assertThat(CardDigits.areIn(text, EXPRESS)).isFalse();
    }

    @Test
    void aTextThatIsTooLongIsNotLookedAtAndTheWorstOfTheRestIsQuick() {
        assertThat(Check.of("1".repeat(Check.MOST_CHARACTERS + 1), EXPRESS)).isEqualTo(new Check.TooLong());
        for (String piece : List.of("1", "1 ", "a.", "1-", "+", "https://", "(1", "3 7"))
            assertThat(Duration.ofNanos(nanosFor(piece))).as(piece).isLessThan(Duration.ofSeconds(2));
    }

    private static long nanosFor(String piece) {
        long start = System.nanoTime();
        String text = piece.repeat(Check.MOST_CHARACTERS / piece.length());
        if (Check.of(text, EXPRESS) instanceof Check.Checked(List<Check.Found> all))
            assertThat(all).hasSizeLessThan(21);
        return System.nanoTime() - start;
    }

    private static List<Check.Found> found(String text) {
        return ((Check.Checked) Check.of(text, EXPRESS)).found();
    }
}
