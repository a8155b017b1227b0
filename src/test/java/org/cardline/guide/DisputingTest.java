package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cards.PersonalDetails;
import org.cardline.cards.Transaction;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.disputes.BillingError;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.store.TestStore;
import org.cardline.verification.OneTimeCode;
import org.cardline.verification.Ports;
import org.cardline.verification.SignIn;
import org.cardline.verification.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A card member disputes charges on the page: what becomes of it in the case, and when it is to be put in writing. */
class DisputingTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AMEX = Programmes.load(Path.of("programmes/american-express"));
    private static final Programme LARKMOOR = Programmes.load(Path.of("programmes/larkmoor"));
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Random RANDOM = new Random(20_261_128); // one for all tests: references are free but once
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final DemonstrationHost host = DemonstrationHost.inMemory(DemonstrationFixture.shipped(), CLOCK);
    private final Cases cases = new Cases(STORE.store(), RANDOM, CLOCK);
    private final Deque<OneTimeCode> sent = new ArrayDeque<>();

    @BeforeEach
    void forget() {
        STORE.jdbc().sql("truncate verification.event").update();
    }

    @ParameterizedTest
    @EnumSource
    void eachKindOpensACaseWithItsLetterAndANotice(BillingError kind) throws Exception {
        Disputing disputing = at(AMEX);
        MemberPages.Member amara = amara();
        Opened opened = disputing.open(amara, chosen(disputing, amara), kind, "It is not right.", "en");
        assertThat(disputing
                        .open(amara, chosen(disputing, amara), kind, "It is not right.", "en")
                        .reference())
                .as("the same again")
                .isEqualTo(opened.reference());
        Case found = cases.find(opened.reference()).orElseThrow();
        assertThat(found.card()).contains("card-01");
        assertThat(found.heldBy()).isEqualTo("disputes");
        assertThat(found.nextDate()).isEqualTo(opened.writeBy());
        assertThat(cases.timeline(opened.reference()))
                .extracting(Entry::words)
                .contains(
                        "In the member's words: It is not right.",
                        opened.dispute().words());
        assertThat(new Letters(STORE.store(), CLOCK).of(opened.reference())).hasSize(1);
        assertThat(words(disputing.writtenNotice(opened).pdf()))
                .contains(opened.reference().grouped(), "ends in 0113", "In my words: It is not right.");
        boolean writes = kind != BillingError.NOT_MADE && kind != BillingError.NO_STATEMENT;
        assertThat(opened.writeBy().isPresent() || opened.writeWithinDays().isPresent())
                .isEqualTo(writes);
        assertThat(disputing.liability(opened).isPresent()).isEqualTo(kind == BillingError.NOT_MADE);
        assertThat(disputing.takesElectronicNotice(opened))
                .as("not by this issuer")
                .isFalse();
    }

    @Test
    void aNoticeThatIsGivenOnThePageSetsTheIssuersOwnDaysWhereItTakesSuch() throws Exception {
        Disputing disputing = at(LARKMOOR);
        MemberPages.Member amara = amara();
        Opened opened = disputing.open(amara, chosen(disputing, amara), BillingError.MISCALCULATED, "", "en");
        assertThat(disputing.takesElectronicNotice(opened)).isTrue();
        Opened.Given given = disputing.give(opened);
        assertThat(given.handling().orElseThrow().acknowledgeBy()).isEqualTo(LocalDate.of(2026, 12, 23));
        assertThat(given.handling().orElseThrow().resolveBy()).isEqualTo(LocalDate.of(2027, 2, 10));
        Case found = cases.find(opened.reference()).orElseThrow();
        assertThat(found.nextStep()).isEqualTo("The charge is looked into.");
        assertThat(found.nextDate()).as("nobody has to write any more").isEmpty();
        assertThat(disputing.give(opened)).isEqualTo(given);
        assertThat(cases.timeline(opened.reference()).stream()
                        .filter(each -> each.words().startsWith("The notice came electronically")))
                .hasSize(1);
        assertThat(words(disputing.writtenNotice(opened).pdf())).contains("To: Larkmoor Bank, Billing errors");
    }

    @Test
    void whatIsNotTheMembersOwnIsNotFound() throws Exception {
        Disputing disputing = at(AMEX);
        MemberPages.Member amara = amara();
        Transaction anothers = host.recentTransactions(host.cards(new CustomerReference("customer-02"))
                        .getFirst()
                        .reference())
                .getFirst();
        for (Chosen each : List.of(
                new Chosen("card-02", anothers.reference(), "", ""),
                new Chosen("card-01", anothers.reference(), "", ""),
                new Chosen("card-01", "", "2026-11-24", "12.40"), // tomorrow
                new Chosen("card-01", "", "2026-02-30", "12.40"),
                new Chosen("card-01", "", "2026-11-01", "-12.40"),
                new Chosen("card-01", "", "2026-11-01", "1e9"),
                new Chosen("", "", "", "")))
            assertThat(disputing.found(amara, each)).as(each.toString()).isEmpty();
        assertThat(disputing.found(amara, new Chosen("card-01", "", "2026-11-01", "12,40")))
                .hasValueSatisfying(
                        found -> assertThat(found.charge().words()).endsWith("12.40, not found on the account"));
    }

    @Test
    void aNoticeInAnyScriptIsWrittenOnAsManyPagesAsItNeeds() throws Exception {
        Disputing disputing = at(AMEX);
        MemberPages.Member amara = amara();
        String long_ = "Ñandú, Ωμέγα, 漢字. " + "word ".repeat(370);
        Opened opened = disputing.open(amara, chosen(disputing, amara), BillingError.UNCLEAR, long_, "en");
        try (var document = Loader.loadPDF(disputing.writtenNotice(opened).pdf())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(document)).contains("Ñandú, Ωμέγα, ??.", "Signature");
        }
    }

    @Test
    void whoReadSpanishIsWrittenToInSpanish() throws Exception {
        Disputing disputing = at(AMEX);
        MemberPages.Member amara = amara();
        Opened opened = disputing.open(amara, chosen(disputing, amara), BillingError.NOT_MADE, "", "es");
        assertThat(new Letters(STORE.store(), CLOCK).of(opened.reference()))
                .singleElement()
                .extracting(Letter::language)
                .isEqualTo("es");
        assertThat(AMEX.letterLanguage("fr")).as("in which nobody wrote any").isEqualTo(AMEX.language());
    }

    /** Each opens a case and queues a letter. */
    @Test
    void inOneVisitSoManyAreOpenedAndNoMore() throws Exception {
        Disputing disputing = at(AMEX);
        MemberPages.Member amara = amara();
        for (int sum = 1; sum <= Visit.MOST_DISPUTES; sum++) {
            assertThat(amara.visit().mayOpenOneMore()).isTrue();
            var chosen = new Chosen("card-01", "", "2026-11-01", String.valueOf(sum));
            disputing.open(amara, disputing.found(amara, chosen).orElseThrow(), BillingError.NOT_MADE, "", "en");
        }
        assertThat(amara.visit().mayOpenOneMore()).isFalse();
    }

    private Disputing at(Programme programme) {
        return new Disputing(new ServedNumbers(() -> programme), host, cases, CLOCK);
    }

    private static Disputing.Found chosen(Disputing disputing, MemberPages.Member member) throws Exception {
        DisputePages.OnCard card = disputing.charges(member).getFirst();
        String line = card.charges().getFirst().reference();
        return disputing
                .found(member, new Chosen(card.card().reference().value(), line, "", ""))
                .orElseThrow();
    }

    private MemberPages.Member amara() {
        SignIn signIn = verification()
                .signIn("203.0.113.0", AMEX, new PersonalDetails(LocalDate.of(1984, 3, 17), "12345", "9433"), "en");
        signIn.code(OneTimeCode.parse("000000").orElseThrow()); // waits until it was sent
        signIn.code(sent.removeLast());
        return new MemberPages.Member(
                new Visit(Long.toString(System.nanoTime()), signIn),
                signIn.member().orElseThrow(),
                signIn.shown().orElseThrow());
    }

    private Verification verification() {
        var key = new SecretKeySpec("a key of 32 bytes, for the tests".getBytes(StandardCharsets.US_ASCII), "AES");
        return new Verification(
                STORE.store(),
                key,
                new Ports(
                        host,
                        (device, code, language) -> sent.add(code),
                        (alarm, detail) -> {},
                        () -> true,
                        new Random(1),
                        CLOCK,
                        pause -> {}));
    }

    private static String words(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
