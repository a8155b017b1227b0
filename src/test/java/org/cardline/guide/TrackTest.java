package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.EntryWords;
import org.cardline.cases.NewCase;
import org.cardline.cases.Reference;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.cardline.simulation.FaultyHost;
import org.cardline.store.TestStore;
import org.cardline.verification.Ports;
import org.cardline.verification.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/** Where a case stands, asked on the page by its owner and by others. */
class TrackTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AMEX = Programmes.load(Path.of("programmes/american-express"));
    private static final LocalDate AMARAS_BIRTH = LocalDate.of(1984, 3, 17);
    private static final LocalDate ANOTHER_DAY = LocalDate.of(1984, 3, 18);

    private volatile Instant now = Instant.parse("2026-11-23T14:00:00Z");
    private final InstantSource clock = () -> now;
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private final FaultyHost host = new FaultyHost(DemonstrationHost.inMemory(DemonstrationFixture.shipped(), clock));
    private final Random random = new Random(20_261_128);
    private final Cases cases = new Cases(STORE.store(), random, clock);
    private final TrackPage page =
            new TrackPage(new ServedNumbers(() -> AMEX), cases, verification(), clock, new Tickets(clock));
    private Case dispute;

    @BeforeEach
    void openCase() {
        STORE.jdbc().sql("truncate verification.event").update();
        dispute = cases.open(NewCase.of(
                        Reason.DISPUTE,
                        "call-" + random.nextLong(),
                        "dispute",
                        "disputes",
                        "The charge is looked into.")
                .about("customer-01", "card-01", "1005")
                .due(Optional.of(LocalDate.of(2027, 1, 15))));
        cases.note(dispute.reference(), Entry.Kind.NOTE, "the agent's own words");
        cases.note(dispute.reference(), Entry.Kind.SAID, "Bar Lisboa, $12.40");
    }

    @Test
    void theOwnerSeesWhereItStandsAndWhoHoldsItAndNothingThatWasSaid() {
        ModelAndView answer = asked(dispute.reference(), AMARAS_BIRTH, "203.0.113.7");
        assertThat(answer.getStatus()).hasToString("200 OK");
        Tracked found = Objects.requireNonNull((Tracked.Shown) answer.getModel().get("answer"))
                .found();
        assertThat(found.nextStep()).isEqualTo("The charge is looked into.");
        assertThat(found.step(Words.english())).isEqualTo(found.nextStep());
        assertThat(found.step(Words.spanish(AMEX))).isEqualTo("El cargo se está revisando.");
        assertThat(found.by()).contains(LocalDate.of(2027, 1, 15));
        assertThat(found.heldBy()).isEqualTo("Disputes");
        assertThat(found.open()).isTrue();
        assertThat(found.happened())
                .containsExactly(new Tracked.Event(LocalDate.of(2026, 11, 23), Tracked.What.OPENED));
    }

    /** As the case has it once the card host has done what was asked of it. */
    @Test
    void whatBecameOfACardIsToldInItsOrder() {
        Case lost = cases.open(
                NewCase.of(Reason.LOST_OR_STOLEN, "call of a loss", "lost", "fraud", "A new card is on its way.")
                        .about("customer-01", "card-01", "1005"));
        for (String each : List.of(EntryWords.FROZEN, EntryWords.BLOCKED, EntryWords.ORDERED))
            cases.note(lost.reference(), Entry.Kind.COMMAND, each);
        ModelAndView answer = asked(lost.reference(), AMARAS_BIRTH, "203.0.113.7");
        Tracked found = Objects.requireNonNull((Tracked.Shown) answer.getModel().get("answer"))
                .found();
        assertThat(found.happened())
                .extracting(each -> Tracked.told(each.what(), Words.english()))
                .containsExactly(
                        "A new card was ordered.",
                        "The card was blocked for good.",
                        "The card was frozen.",
                        "You told us, and the case was opened.");
    }

    @Test
    void aThousandGuessesGetOneAnswerAtOneSpeedAndALock() {
        var answers = new HashSet<String>();
        var speeds = new HashSet<Duration>();
        for (int guess = 0; guess < 1_000; guess++) {
            Reference named = guess % 3 == 0 ? dispute.reference() : Reference.fresh(random);
            pauses.clear();
            answers.add(told(asked(named, ANOTHER_DAY, "203.0.113." + guess % 250)));
            assertThat(pauses).hasSize(1);
            speeds.addAll(pauses);
        }
        assertThat(answers).containsExactly("404 NOT_FOUND NotShown[]");
        assertThat(speeds).hasSize(1);
        assertThat(told(asked(dispute.reference(), AMARAS_BIRTH, "203.0.113.7")))
                .as("the network is locked for the hour")
                .isEqualTo("404 NOT_FOUND NotShown[]");
        assertThat(told(asked(fresh().reference(), AMARAS_BIRTH, "198.51.100.1")))
                .as("another network and another case, a day later")
                .startsWith("200 OK");
    }

    @Test
    void aReferenceThatWasGuessedAtFromManyNetworksIsLockedForItsOwnerToo() {
        for (int network = 0; network < 5; network++)
            asked(dispute.reference(), ANOTHER_DAY, "203.0." + network + ".1");
        assertThat(told(asked(dispute.reference(), AMARAS_BIRTH, "198.51.100.1")))
                .startsWith("404");
        now = now.plus(Duration.ofHours(25));
        assertThat(told(asked(dispute.reference(), AMARAS_BIRTH, "198.51.100.1")))
                .startsWith("200");
    }

    @Test
    void manyNetworksTogetherRaiseAnAlarm() {
        int most = AMEX.verification().attempts().perHour();
        for (int network = 0; network <= most; network++)
            asked(Reference.fresh(random), ANOTHER_DAY, "2001:db8:0:" + Integer.toHexString(network << 8) + "::1");
        assertThat(alarms).hasSize(1);
    }

    @Test
    void aSilentCardHostLooksLikeAWrongAnswerAndCountsAsNone() {
        host.goDown();
        for (int times = 0; times < 20; times++)
            assertThat(told(asked(dispute.reference(), AMARAS_BIRTH, "203.0.113.7")))
                    .isEqualTo("404 NOT_FOUND NotShown[]");
        host.comeBack();
        assertThat(told(asked(dispute.reference(), AMARAS_BIRTH, "203.0.113.7")))
                .startsWith("200");
    }

    @Test
    void aCaseOfNobodyIsShownToNobody() {
        Case nobodys = cases.open(NewCase.of(
                Reason.SOMETHING_ELSE, "call-" + random.nextLong(), "else", "general", "A person takes it up."));
        assertThat(told(asked(nobodys.reference(), AMARAS_BIRTH, "203.0.113.7")))
                .startsWith("404");
    }

    @Test
    void whatIsMistypedIsSaidWithoutATry() {
        assertThat(told(page.answer("1234567890", "3", "17", "1984", from("203.0.113.7"))))
                .startsWith("400");
        assertThat(told(page.answer(dispute.reference().digits(), "2", "30", "1984", from("203.0.113.7"))))
                .startsWith("400");
        assertThat(told(page.answer("4111 1111 1111 1111", "3", "17", "1984", from("203.0.113.7"))))
                .startsWith("400")
                .doesNotContain("4111");
        assertThat(pauses).isEmpty();
    }

    private Case fresh() {
        now = now.plus(Duration.ofHours(25));
        return cases.open(
                NewCase.of(Reason.POINTS, "call-" + random.nextLong(), "points", "rewards", "A person takes it up.")
                        .about("customer-01", "card-01", "1005"));
    }

    private ModelAndView asked(Reference reference, LocalDate born, String address) {
        return page.answer(
                reference.grouped(),
                String.valueOf(born.getMonthValue()),
                String.valueOf(born.getDayOfMonth()),
                String.valueOf(born.getYear()),
                from(address));
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    private static String told(ModelAndView answer) {
        return answer.getStatus() + " " + answer.getModel().get("answer");
    }

    private Verification verification() {
        var key = new SecretKeySpec("a key of 32 bytes, for the tests".getBytes(StandardCharsets.US_ASCII), "AES");
        return new Verification(
                STORE.store(),
                key,
                new Ports(
                        host.host(),
                        (device, code, language) -> false,
                        (alarm, detail) -> alarms.add(alarm + " " + detail),
                        () -> true,
                        random,
                        clock,
                        pauses::add));
    }
}
