package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoryTest {
    @Test
    void eachHasANameOfItsOwn() {
        assertThat(Territory.all())
                .extracting(Territory::name)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.length() < 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"es-ES,es;q=0.9 | ES", "en,de-AT;q=0.8 | AT", "en-ZZ,fr-FR | FR"})
    void aBrowsersLanguagesTellWhereItsOwnerIsAtHome(String languages, String code) {
        assertThat(Territory.guess(languages)).map(Territory::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en", "*", "-", "en-us", "<script>", "zh-Hant"})
    void whoNamesNoTerritoryIsNotGuessed(String languages) {
        assertThat(Territory.guess(languages)).isEmpty();
    }

    @Test
    void aClockIsOfOneCountryAndMostHaveOne() {
        List<String> clocks = Territory.all().stream()
                .flatMap(each -> Stream.of(each.clocks().split(" ")))
                .filter(each -> !each.isEmpty())
                .toList();
        assertThat(clocks).hasSizeGreaterThan(400).doesNotHaveDuplicates().isSubsetOf(ZoneId.getAvailableZoneIds());
        assertThat(Territory.of("ES").orElseThrow().clocks()).contains("Europe/Madrid");
        assertThat(Territory.of("IN").orElseThrow().clocks()).contains("Asia/Kolkata", "Asia/Calcutta");
        assertThat(Territory.all().stream().filter(each -> each.clocks().isEmpty()))
                .hasSizeLessThan(6);
    }

    /** Not where the clock goes as it does there. */
    @ParameterizedTest
    @CsvSource({
        "FM, Pacific/Chuuk Pacific/Pohnpei Pacific/Kosrae Pacific/Truk Pacific/Yap Pacific/Ponape",
        "ER, Africa/Asmera",
        "ML, Africa/Timbuktu",
        "CA, America/Coral_Harbour",
        "VI, America/Virgin",
        "SJ, Atlantic/Jan_Mayen"
    })
    void aFormerNameIsOfWhereThePlaceIs(String code, String clocks) {
        assertThat(Territory.of(code).orElseThrow().clocks().split(" ")).contains(clocks.split(" "));
    }

    @Test
    void aCodeIsMeantInWhateverCase() {
        for (String code : new String[] {"es", "Es", "ES"})
            assertThat(Territory.meant(code)).map(Territory::code).contains("ES");
        assertThat(Territory.meant("xx")).isEmpty();
        assertThat(Territory.meant("")).isEmpty();
    }

    @Test
    void theIssuerIsAtHomeInItsOwnCountry() {
        assertThat(Territory.home(Programmes.load(Path.of("programmes", "larkmoor"))
                                .dialling())
                        .code())
                .isEqualTo("US");
    }
}
