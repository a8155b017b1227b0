package org.cardline.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Numbers, codes and people's details come out of no type by accident. */
class SecretsTest {
    private static final String DIGITS = "378282246310005";
    private static final CardNumber NUMBER = CardNumber.parse(DIGITS).orElseThrow();
    private static final SecurityCode CODE = SecurityCode.parse("7193").orElseThrow();
    private static final PersonalDetails DETAILS = new PersonalDetails(LocalDate.of(1984, 3, 17), "90210", "4417");

    private final DemonstrationFixture people = DemonstrationFixture.shipped();

    @Test
    void theyPrintMasked() {
        assertThat(NUMBER).hasToString("••••0005");
        assertThat(CODE).hasToString("••••");
        assertThat(DETAILS.toString()).doesNotContain("1984", "90210", "4417");
        assertThat(Optional.of(NUMBER).toString()).doesNotContain("37828224631");
        assertThat(Map.of(NUMBER, CODE).toString()).doesNotContain("37828224631", "7193");
    }

    @Test
    void theyAreWrittenByNoSerialiser() {
        var mapper = JsonMapper.builder().build();
        for (Object secret : List.of(NUMBER, CODE)) {
            assertThat(json(mapper, secret)).doesNotContain("37828224631", "0005", "7193");
            assertThat(json(HostJson.MAPPER, secret)).doesNotContain("37828224631", "0005", "7193");
            assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(secret))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void theyAreRevealedByOneNameOnly() {
        assertThat(NUMBER.reveal()).isEqualTo(DIGITS);
        assertThat(NUMBER.lastFour()).isEqualTo("0005");
        assertThat(CODE.reveal()).isEqualTo("7193");
        for (Class<?> type : List.of(CardNumber.class, SecurityCode.class)) {
            assertThat(type.getFields()).isEmpty();
            assertThat(type.getDeclaredMethods())
                    .filteredOn(method -> method.getReturnType() == String.class)
                    .extracting("name")
                    .isSubsetOf("reveal", "lastFour", "toString");
        }
    }

    @Test
    void nothingThatTheHostAnswersHoldsThem() throws HostUnavailable {
        var host = DemonstrationHost.inMemory(people, InstantSource.fixed(Instant.EPOCH));
        for (var each : people.cards()) {
            var card = each.card();
            var said = List.of(
                    host.card(card.reference()),
                    host.points(card.reference()),
                    host.recentTransactions(card.reference()),
                    host.statements(card.reference()),
                    host.details(card.customer()));
            assertThat(said + json(HostJson.MAPPER, said))
                    .doesNotContain(each.number().reveal());
        }
    }

    @Test
    void whatIsKnownOfPeoplePrintsMasked() throws HostUnavailable {
        var host = DemonstrationHost.inMemory(people, InstantSource.fixed(Instant.EPOCH));
        var details = host.details(new CustomerReference("customer-01"));
        assertThat(details).hasToString("customer-01");
        assertThat(details.contactPoints().toString())
                .contains("c••••@example.com", "••••0100")
                .doesNotContain("customer01", "+1212", "Juniper");
        assertThat(people.cards().toString()).doesNotContainPattern("[0-9]{4}");
        assertThat(people.toTry(digits -> digits.length() == 15).orElseThrow()).hasToString("CustomerToTry[••••]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3782822463100051",
                "378282246310006",
                "3782 822463 10005",
                "37828224631000５",
                "00000000000",
                "-378282246310005"
            })
    void whatIsNoNumberIsNoneAndIsNotQuoted(String digits) {
        assertThat(CardNumber.parse(digits)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12345", "12a", "١٢٣"})
    void whatIsNoCodeIsNone(String digits) {
        assertThat(SecurityCode.parse(digits)).isEmpty();
    }

    @Test
    void aCardNumberIsNoReferenceAndIsNotQuoted() {
        for (String hidden : List.of(DIGITS, "card-" + DIGITS, "4111111111111111")) {
            assertThatThrownBy(() -> new CardReference(hidden))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(hidden);
        }
    }

    private static String json(JsonMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
