package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardline.programme.CardProduct.Place;
import org.cardline.programme.CardProduct.SecurityCode;
import org.cardline.programme.EntryPoint.Announcement;
import org.cardline.programme.EntryPoint.Menu;
import org.cardline.programme.EntryPoint.Wait;
import org.cardline.programme.NumberEntry.BackOfCard;
import org.cardline.programme.NumberEntry.From;
import org.cardline.programme.NumberEntry.OfficialSite;
import org.cardline.programme.NumberEntry.Payer;
import org.cardline.programme.NumberEntry.Reach;
import org.cardline.programme.NumberEntry.Telephone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programmes that ship, as they are in {@code programmes/}. */
class ShippedProgrammesTest {
    private static final Path ALL = Path.of("programmes");
    private static final Programme AMEX = Programmes.load(ALL.resolve("american-express"));
    private static final Programme LARKMOOR = Programmes.load(ALL.resolve("larkmoor"));
    private static final Programme BENCH = Programmes.load(ALL.resolve("bench"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+18005284800",
                "18005284800",
                "1-800-528-4800",
                "800 528 4800",
                "(800) 528-4800",
                "01118005284800"
            })
    void theGeneralNumberIsFoundHoweverItIsDialled(String dialled) {
        var entry = AMEX.entryPoint(dialled).orElseThrow();
        assertThat(entry.dialled()).isEqualTo("+18005284800");
        assertThat(entry.conversation()).isEqualTo(new Menu());
        assertThat(entry.acceptsCharges()).isFalse();
        assertThat(entry.language()).isEqualTo("en-US");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "sig", "5284800", "+18005284801", "1800528480x", "+18005284800+18005284800"})
    void anotherNumberIsNone(String dialled) {
        assertThat(AMEX.entryPoint(dialled)).isEmpty();
    }

    /** Whatever the number is, of that country: it is a telephone of this machine that rings. */
    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void aDemonstrationThatIsToldAPortCallsBackThereAndNowhereElse(String name) {
        Programme shipped = Programmes.load(ALL.resolve(name));
        assertThat(shipped.calledBack("+12025550143")).isEmpty();
        Programme calling = shipped.callingBackAt(5062);
        assertThat(calling.calledBack("(202) 555-0143")).contains("+12025550143");
        assertThat(calling.calledBack("+34912345678")).isEmpty();
        var callbacks = calling.queues().callbacks().orElseThrow();
        assertThat(callbacks.addressOf("+12025550143")).isEqualTo("sip:12025550143@127.0.0.1:5062");
        assertThat(calling.callingBackAt(5063).queues().callbacks()).contains(callbacks);
        assertThat(calling.entryPoints()).isEqualTo(shipped.entryPoints());
    }

    @Test
    void theCollectLineAcceptsTheCharges() {
        var collect = AMEX.entryPoint("+1-336-393-1111").orElseThrow();
        assertThat(collect.acceptsCharges()).isTrue();
        assertThat(collect.card()).isEqualTo(CardType.ANY);
        assertThat(AMEX.entryPoint("18004923355").orElseThrow().card()).isEqualTo(CardType.BUSINESS);
    }

    @Test
    void theDirectoryIsTheGuidesAndNothingIsInvented() {
        assertThat(AMEX.numbers())
                .extracting(NumberEntry::reach)
                .containsExactly(
                        new Telephone("+18005284800", Payer.ISSUER),
                        new Telephone("+18004923355", Payer.ISSUER),
                        new Telephone("+18005284800", Payer.ISSUER),
                        new BackOfCard(),
                        new Telephone("+13363931111", Payer.ISSUER_BY_OPERATOR),
                        new OfficialSite());
        assertThat(AMEX.numbers()).extracting(NumberEntry::checked).containsOnly(Optional.empty());
        assertThat(AMEX.numbers())
                .allSatisfy(each -> assertThat(each.publishedIn()).contains("How Do I Call American Express"));
    }

    @Test
    void conflictsAndHoursAreToldWhereTheyAreKnown() {
        NumberEntry business = AMEX.numbers().get(1),
                lost = AMEX.numbers().get(2),
                premium = AMEX.numbers().get(3);
        assertThat(business.conflicts())
                .singleElement()
                .asString()
                .contains("another number for business", "Not verified");
        assertThat(lost.conflicts()).singleElement().asString().contains("another number for lost", "Not verified");
        assertThat(lost.reason()).contains(Reason.LOST_OR_STOLEN);
        assertThat(lost.hours().orElseThrow().openAt(Instant.parse("2026-12-25T03:00:00Z")))
                .isTrue();
        assertThat(business.hours()).as("nobody published any").isEmpty();
        assertThat(premium.cardNames()).containsExactly("Platinum", "Centurion");
        assertThat(AMEX.numbers().get(4).from()).isEqualTo(From.ABROAD);
    }

    @Test
    void aCardNumberIsKnownByLengthAndPrefix() {
        var card = AMEX.productOf("370000000000000").orElseThrow();
        assertThat(card.prefixes()).isEqualTo(Set.of("34", "37"));
        assertThat(card.grouping()).containsExactly(4, 6, 5);
        assertThat(card.securityCode())
                .as("the source says the back, wrongly")
                .isEqualTo(new SecurityCode(4, Place.FRONT));
        assertThat(AMEX.productOf("3700000000000000")).isEmpty();
        assertThat(AMEX.productOf("400000000000000")).isEmpty();
        assertThat(AMEX.productOf("")).isEmpty();
    }

    @Test
    void theDemonstrationsCardIsAsLongAndOfAPrefixThatNoNetworkIssues() {
        var card = AMEX.productOf("999900000000000").orElseThrow();
        assertThat(card.demonstrationOnly()).isTrue();
        assertThat(card.length()).isEqualTo(15);
        assertThat(AMEX.brand().demonstrationRefusal())
                .isEqualTo("This is a demonstration. Do not give real card details.");
        assertThat(AMEX.brand().demonstrationNotice()).contains("demonstration", "not American Express");
        assertThat(AMEX.brand().independenceNotice()).contains("not affiliated");
    }

    @Test
    void theSecondProgrammeHasSixteenDigitsAndFictionalNumbersOnly() {
        assertThat(LARKMOOR.cards()).extracting(CardProduct::length).containsOnly(16);
        assertThat(LARKMOOR.cards())
                .extracting(CardProduct::securityCode)
                .containsOnly(new SecurityCode(3, Place.BACK));
        assertThat(LARKMOOR.productOf("9997000000000000").orElseThrow().id()).isEqualTo("business");
        var numbers = new ArrayList<String>();
        for (NumberEntry each : LARKMOOR.numbers()) if (each.reach() instanceof Telephone it) numbers.add(it.number());
        for (EntryPoint each : LARKMOOR.entryPoints()) numbers.add(each.dialled());
        assertThat(numbers).isNotEmpty().allMatch(number -> number.matches("\\+131255501\\d\\d"));
        assertThat(LARKMOOR.entryPoint("312 555 0142").orElseThrow().reason()).contains(Reason.LOST_OR_STOLEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void everyNumberThatIsAnsweredIsInTheDirectory(String name) {
        var programme = Programmes.load(ALL.resolve(name));
        List<Reach> reached =
                programme.numbers().stream().map(NumberEntry::reach).toList();
        assertThat(programme.entryPoints())
                .allSatisfy(each -> assertThat(reached)
                        .anyMatch(reach ->
                                reach instanceof Telephone it && it.number().equals(each.dialled())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void everyReasonHasItsDepartment(String name) {
        var programme = Programmes.load(ALL.resolve(name));
        for (Reason reason : Reason.values()) {
            assertThat(programme.departments()).contains(programme.department(reason));
        }
        assertThat(programme.department(Reason.LOST_OR_STOLEN).id()).isEqualTo("fraud");
        assertThat(programme.department(Reason.LOST_OR_STOLEN).hours().openAt(Instant.EPOCH))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void theLawOfConsumerCreditIsRegulationZ(String name) {
        Law law = Programmes.load(ALL.resolve(name)).law();
        var rule = law.billingErrors(CreditKind.CONSUMER).orElseThrow();
        assertThat(rule.source()).isEqualTo("12 CFR 1026.13");
        assertThat(rule.noticeDays()).isEqualTo(60);
        assertThat(rule.acknowledgementDays()).isEqualTo(30);
        assertThat(rule.resolutionCycles()).isEqualTo(2);
        assertThat(rule.resolutionDays()).isEqualTo(90);
        var liability = law.unauthorisedUse(CreditKind.CONSUMER).orElseThrow();
        assertThat(liability.source()).isEqualTo("12 CFR 1026.12(b)");
        assertThat(liability.liability()).isEqualByComparingTo("50");
        assertThat(liability.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(liability.oralReportEndsIt()).isTrue();
    }

    @Test
    void noDatesForBusinessCreditAndNoAddressThatNobodyPublished() {
        assertThat(AMEX.law().billingErrors(CreditKind.BUSINESS)).isEmpty();
        assertThat(AMEX.law().unauthorisedUse(CreditKind.BUSINESS)).isPresent();
        assertThat(BENCH.law().billingErrors(CreditKind.CONSUMER)).isEmpty();
        var amex = AMEX.law().billingErrors(CreditKind.CONSUMER).orElseThrow();
        assertThat(amex.address()).isEmpty();
        assertThat(amex.electronicNotice()).isFalse();
        var larkmoor = LARKMOOR.law().billingErrors(CreditKind.CONSUMER).orElseThrow();
        assertThat(larkmoor.address()).first().isEqualTo("Larkmoor Bank");
        assertThat(larkmoor.electronicNotice()).isTrue();
    }

    @Test
    void retentionIsAsConfigured() {
        assertThat(AMEX.retention()).isEqualTo(new Retention(90, 30, 731));
        assertThat(LARKMOOR.retention()).isEqualTo(new Retention(60, 14, 731));
    }

    @Test
    void benchHoldsTheThreeNumbersOfTheLoadGenerator() {
        assertThat(BENCH.entryPoint("sig").orElseThrow().conversation()).isEqualTo(new Wait());
        var sounds = (Announcement) BENCH.entryPoint("ivr").orElseThrow().conversation();
        assertThat(sounds.parts()).extracting(EntryPoint.Part::stopKeys).containsExactly(0xffff, 0);
        var minute = (Announcement) BENCH.entryPoint("long").orElseThrow().conversation();
        assertThat(minute.parts()).extracting(EntryPoint.Part::stopKeys).containsExactly(1 << 11);
        assertThat(minute.parts())
                .allSatisfy(part -> assertThat(Files.size(part.audio())).isGreaterThan(480_000));
    }

    @Test
    void benchHasANumberThatTalksForTwoMinutesOfItsOwnAccord() {
        var longer = (Announcement) BENCH.entryPoint("longer").orElseThrow().conversation();
        assertThat(longer.parts()).extracting(EntryPoint.Part::stopKeys).containsExactly(0, 0);
        assertThat(longer.parts())
                .allSatisfy(part -> assertThat(Files.size(part.audio())).isGreaterThan(480_000));
    }
}
