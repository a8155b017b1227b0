package org.cardline.cards;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cardline.programme.CreditKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationFixtureTest {
    private static final Set<String> PUBLISHED_TEST_NUMBERS =
            Set.of("378282246310005", "371449635398431", "378734493671000");
    /** The ranges of NANPA, Ofcom, Bundesnetzagentur, ARCEP, PTS and ACMA that are kept for fiction. */
    private static final Pattern FICTION = Pattern.compile("\\+1[2-9][0-9]{2}55501[0-9]{2}|\\+447700900[0-9]{3}"
            + "|\\+493023125[0-9]{3}|\\+3363998[0-9]{4}|\\+46701740(60[5-9]|6[1-9][0-9])|\\+61491570(006|15[6-9])");

    private final DemonstrationFixture shipped = DemonstrationFixture.shipped();

    @Test
    void atLeastFiftyPeopleAreShipped() {
        assertThat(shipped.customers()).hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void noNetworkIssuedAnyOfTheCards() {
        assertThat(shipped.cards()).allSatisfy(each -> {
            String number = each.number().reveal();
            assertThat(number.matches("999[789].*") || PUBLISHED_TEST_NUMBERS.contains(number))
                    .as("%s", each)
                    .isTrue();
            assertThat(each.code().reveal()).hasSize(number.length() == 15 ? 4 : 3);
        });
    }

    @Test
    void everyNumberIsOnOneCardAndEveryLastFourTellsOnePersonsCardsApart() {
        assertThat(shipped.cards()).extracting(DemonstrationCard::number).doesNotHaveDuplicates();
        assertThat(shipped.customers())
                .allSatisfy(each -> assertThat(shipped.cards(each.reference()))
                        .extracting(card -> card.card().lastFour())
                        .doesNotHaveDuplicates());
    }

    @Test
    void everyTelephoneIsOfARangeKeptForFictionAndEveryMailOfAnExampleDomain() {
        assertThat(shipped.customers()).allSatisfy(each -> {
            assertThat(each.telephones()).isNotEmpty().allMatch(FICTION.asMatchPredicate());
            assertThat(each.details(LocalDate.EPOCH).contactPoints())
                    .filteredOn(point -> point.kind() == ContactPoint.Kind.EMAIL)
                    .allMatch(point -> point.address().endsWith("@example.com"));
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(shipped.cards()).allSatisfy(each -> {
            assertThat(shipped.customer(each.card().customer())).isPresent();
            assertThat(shipped.customer(each.account())).isPresent();
        });
        assertThat(shipped.applications())
                .allSatisfy(
                        each -> assertThat(shipped.customer(each.applicant())).isPresent());
    }

    @Test
    void everyOddityIsThere() {
        var people = shipped.customers();
        var cards = shipped.cards();
        assertThat(people).anyMatch(each -> each.online() == OnlineAccount.LOCKED);
        assertThat(people).anyMatch(each -> each.taxLastFour().isEmpty());
        assertThat(people)
                .anyMatch(each -> each.postalCode()
                        .filter(code -> !code.matches(".*[0-9].*"))
                        .isPresent());
        assertThat(people).anyMatch(each -> MonthDay.from(each.born()).equals(MonthDay.of(2, 29)));
        assertThat(people).anyMatch(each -> shipped.cards(each.reference()).isEmpty());
        assertThat(people).anyMatch(each -> shipped.cards(each.reference()).size() >= 3);
        assertThat(people)
                .anyMatch(each -> each.details(LocalDate.EPOCH).devices().isEmpty());
        assertThat(people.stream().flatMap(each -> each.telephones().stream()).collect(groupingBy(t -> t, counting())))
                .containsValue(2L);
        assertThat(people.stream().collect(groupingBy(each -> List.of(each.born(), each.postalDigits()), counting())))
                .containsValue(2L);
        assertThat(cards).anyMatch(each -> each.card().supplementary());
        assertThat(cards).anyMatch(each -> each.card().state() == CardState.FROZEN);
        assertThat(cards).anyMatch(each -> each.card().state() == CardState.BLOCKED);
        assertThat(cards).anyMatch(each -> each.card().credit() == CreditKind.BUSINESS);
        assertThat(cards).anyMatch(each -> shipped.spending(each.reference()).isEmpty());
        assertThat(cards)
                .anyMatch(each -> shipped.spending(each.reference()).stream()
                        .anyMatch(spent -> spent.foreign().isPresent()));
        assertThat(shipped.applications()).anyMatch(each -> !each.missing().isEmpty());
    }

    @Test
    void theOneToTryIsAnOrdinaryCustomerOfEitherLength() {
        var fifteen = shipped.toTry(digits -> digits.length() == 15).orElseThrow();
        assertThat(fifteen.cardNumber()).matches("9999 [0-9]{6} [0-9]{5}");
        assertThat(fifteen.device()).contains("@example.com").contains("••••");
        assertThat(shipped.toTry(digits -> digits.startsWith("9998"))
                        .orElseThrow()
                        .cardNumber())
                .matches("9998 [0-9]{4} [0-9]{4} [0-9]{4}");
        assertThat(shipped.toTry(digits -> digits.length() == 19)).isEmpty();
    }

    @Test
    void aMistypedRowIsNamedByFileAndLineWithoutItsContents(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("customers.tsv"), "customer\n");
        Files.writeString(folder.resolve("cards.tsv"), "# numbers\nnumber\tcode\n999928186620114\t6410\n");
        assertThatThrownBy(() -> DemonstrationFixture.in(folder))
                .hasMessageContaining("cards.tsv line 3")
                .hasMessageContaining("check digit")
                .hasMessageNotContaining("999928186620114");
    }
}
