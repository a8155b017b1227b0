package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cardline.programme.NumberEntry.Telephone;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialStringTest {
    private static final String COLLECT = "+13363931111";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    @ParameterizedTest
    @CsvSource({
        "ES, 00 1 336 393 1111",
        "US, 1 336 393 1111",
        "CA, 1 336 393 1111",
        "AU, 0011 1 336 393 1111",
        "JP, 010 1 336 393 1111",
        "RU, 8~10 1 336 393 1111"
    })
    void everyCountryHasItsOwnWayOut(String code, String pressed) {
        DialString dial = DialString.from(territory(code), COLLECT);
        assertThat(dial.landline()).contains(pressed);
        assertThat(dial.mobile()).isEqualTo("+1 336 393 1111");
        assertThat(dial.waitsForTone()).isEqualTo(code.equals("RU"));
    }

    /** Companies have codes of their own there; in Hong Kong 00 1 would be taken for 001, a company's own code, and the rest for a number in France. */
    @Test
    void whereTheCodeIsTheTelephoneCompanysNoDigitsAreMadeUp() {
        assertThat(Territory.all().stream()
                        .filter(from ->
                                DialString.from(from, COLLECT).landline().isEmpty())
                        .map(Territory::code))
                .containsExactlyInAnyOrder(
                        "BO", "BR", "CL", "CO", "HK", "ID", "IL", "KH", "KP", "KR", "PW", "SB", "SG", "TH", "TW", "TZ",
                        "UG");
    }

    @Test
    void aCallEndsInACountryButAFreeOneAnywhere() {
        assertThat(DialString.destination(COLLECT)).contains(territory("US"));
        assertThat(DialString.destination("+18005284800")).isEmpty();
    }

    /** What is pressed in each territory, read back there, is the number. */
    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void whatIsPressedAnywhereReachesTheNumber(String programme) throws NumberParseException {
        List<String> numbers = numbers(programme);
        assertThat(numbers).isNotEmpty();
        assertThat(Territory.all())
                .hasSize(NUMBERS.getSupportedRegions().size())
                .hasSizeGreaterThan(240);
        for (Territory from : Territory.all()) {
            for (String number : numbers) {
                DialString dial = DialString.from(from, number);
                for (String pressed : Stream.concat(dial.landline().stream(), Stream.of(dial.mobile()))
                        .toList()) {
                    assertThat(reached(pressed, from))
                            .as("%s from %s", pressed, from)
                            .isEqualTo(number);
                }
            }
        }
    }

    private static String reached(String pressed, Territory from) throws NumberParseException {
        return NUMBERS.format(NUMBERS.parse(pressed, from.code()), PhoneNumberFormat.E164);
    }

    private static List<String> numbers(String programme) {
        return Programmes.load(Path.of("programmes", programme)).numbers().stream()
                .flatMap(entry ->
                        entry.reach() instanceof Telephone telephone ? Stream.of(telephone.number()) : Stream.empty())
                .distinct()
                .toList();
    }

    private static Territory territory(String code) {
        return Territory.of(code).orElseThrow();
    }
}
