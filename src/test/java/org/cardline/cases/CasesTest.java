package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.cardline.programme.Reason;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

class CasesTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Random RANDOM = new Random(20_261_123);

    private final MovedClock clock = new MovedClock("2026-11-23T14:00:00Z");
    private final Cases cases = new Cases(STORE.store(), RANDOM, clock);
    private final Letters letters = new Letters(STORE.store(), clock);

    @Test
    void anOpenedCaseIsFoundByItsReference() {
        Case opened =
                cases.open(lost("call-1").about("customer-7", "card-9", "1005").due(date("2026-12-01")));
        Case found = cases.find(opened.reference()).orElseThrow();
        assertThat(found).isEqualTo(opened);
        assertThat(found.heldBy()).isEqualTo("fraud");
        assertThat(found.nextDate()).contains(LocalDate.of(2026, 12, 1));
        assertThat(found.openedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aRetriedOpeningGivesTheFirstReferenceAndQueuesNoSecondLetter() {
        NewCase opening = lost("call-2").with(Letter.freezeNotice("customer-7", "1005", "en-US"));
        Case first = cases.open(opening);
        clock.advance(Duration.ofSeconds(5));
        assertThat(cases.open(opening)).isEqualTo(first);
        assertThat(letters.of(first.reference())).hasSize(1);
    }

    @Test
    void aCaseThatWasOpenedBeforeItsCommandFailedWaitsForItToo() {
        Case first = cases.open(lost("call-20"));
        assertThat(cases.open(lost("call-20").waitingFor("command-20"))).isEqualTo(first);
        cases.settled("command-20", "done", CasesTest::onItsWay);
        assertThat(cases.find(first.reference()).orElseThrow().nextStep()).isEqualTo("It is on its way");
    }

    @Test
    void oneCallMayOpenCasesForTwoPurposes() {
        Case lost = cases.open(lost("call-3"));
        Case dispute = cases.open(
                NewCase.of(Reason.DISPUTE, "call-3", "dispute:txn-1", "disputes", "We wait for your letter"));
        assertThat(dispute.reference()).isNotEqualTo(lost.reference());
    }

    @Test
    void twentyThreadsThatOpenTheSameCaseGetOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reference> opening = () -> cases.open(lost("call-4")).reference();
            var references = new HashSet<Reference>();
            for (var each : threads.invokeAll(Collections.nCopies(20, opening), 30, TimeUnit.SECONDS)) {
                references.add(each.get());
            }
            assertThat(references).hasSize(1);
        }
    }

    @Test
    void aReferenceThatIsTakenIsNotGivenAgain() {
        RandomGenerator stuck = new Random(4711);
        Case first = new Cases(STORE.store(), new Random(4711), clock).open(lost("call-5"));
        Case second = new Cases(STORE.store(), stuck, clock).open(lost("call-6"));
        assertThat(second.reference()).isNotEqualTo(first.reference());
    }

    @Test
    void aBrokenSourceOfRandomnessIsNoticed() {
        RandomGenerator broken = () -> 0L;
        var unlucky = new Cases(STORE.store(), broken, clock);
        unlucky.open(lost("call-7"));
        assertThatThrownBy(() -> unlucky.open(lost("call-8"))).hasMessageContaining("randomness");
    }

    @Test
    void theTimelineTellsWhatHappenedInOrder() {
        Case opened = cases.open(lost("call-9").saying("Last seen: abroad"));
        cases.note(opened.reference(), Entry.Kind.COMMAND, "The card was frozen");
        cases.step(
                opened.reference(),
                new Step(Case.State.OPEN, "disputes", "A letter is on its way", date("2026-12-24")));
        assertThat(cases.timeline(opened.reference()))
                .extracting(Entry::words)
                .containsExactly(
                        "Opened: lost-or-stolen",
                        "Last seen: abroad",
                        "The card was frozen",
                        "disputes: A letter is on its way by 2026-12-24");
        assertThat(cases.find(opened.reference()).orElseThrow().heldBy()).isEqualTo("disputes");
    }

    @Test
    void historyCannotBeRewrittenNotEvenBySql() {
        Reference reference = cases.open(lost("call-10")).reference();
        for (String sql : List.of(
                "update cases.timeline set words = 'nothing happened'",
                "delete from cases.timeline",
                "delete from cases.file",
                "truncate cases.timeline")) {
            assertThatThrownBy(() -> STORE.jdbc().sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
        assertThat(cases.timeline(reference)).hasSize(1);
    }

    @Test
    void aCaseWhoseLetterCannotBeQueuedIsNotOpened() {
        String nul = "\u0000";
        NewCase opening = lost("call-11").with(Letter.to("customer-7", "replacement", "en-US", Map.of("date", nul)));
        assertThatThrownBy(() -> cases.open(opening)).isInstanceOf(RuntimeException.class);
        Case again = cases.open(lost("call-11"));
        assertThat(letters.of(again.reference())).isEmpty();
        assertThat(cases.timeline(again.reference())).hasSize(1);
    }

    @Test
    void aFreezeNoticeGoesToEveryAddressAndIsQueuedOnce() {
        Letter notice = Letter.freezeNotice("customer-7", "1005", "en-US");
        letters.queue("freeze:command-1", notice);
        letters.queue("freeze:command-1", notice);
        assertThat(letters.queued("freeze:command-1")).contains(notice);
        assertThat(notice.addresses()).isEqualTo(Letter.Addresses.EVERY);
        assertThat(STORE.jdbc()
                        .sql("select count(*) from cases.letter where key = 'freeze:command-1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theOutcomeOfACommandThatWasNotConfirmedReachesItsCaseOnce() {
        Case opened = cases.open(lost("call-12").waitingFor("command-2"));
        cases.settled("command-2", "The card is frozen", CasesTest::onItsWay);
        cases.settled("command-2", "The card is frozen", CasesTest::onItsWay);
        assertThat(cases.timeline(opened.reference()))
                .filteredOn(entry -> entry.kind() == Entry.Kind.COMMAND)
                .extracting(Entry::words)
                .containsExactly("The card is frozen");
        assertThat(cases.timeline(opened.reference()))
                .filteredOn(entry -> entry.kind() == Entry.Kind.STEP)
                .hasSize(1);
    }

    @Test
    void aCaseThatWaitsForTwoCommandsHearsOfBoth() {
        Case opened = cases.open(lost("call-14").waitingFor("command-3").waitingFor("command-4"));
        cases.settled("command-4", "The second card is frozen", this::onItsWayWhenAllIsDone);
        cases.settled("command-3", "The first card is frozen", this::onItsWayWhenAllIsDone);
        assertThat(cases.timeline(opened.reference()))
                .extracting(Entry::words)
                .endsWith("The second card is frozen", "The first card is frozen", "fraud: It is on its way");
    }

    private Optional<Step> onItsWayWhenAllIsDone(Case waited) {
        return cases.isWaiting(waited.reference()) ? Optional.empty() : onItsWay(waited);
    }

    private static Optional<Step> onItsWay(Case waited) {
        return Optional.of(new Step(waited.state(), waited.heldBy(), "It is on its way", waited.nextDate()));
    }

    @Test
    void aNoteToACaseThatIsNotThereSaysSo() {
        Reference nobodys = Reference.fresh(new Random(99));
        assertThatThrownBy(() -> cases.note(nobodys, Entry.Kind.NOTE, "?")).hasMessageContaining("There is no case");
        assertThat(cases.find(nobodys)).isEmpty();
    }

    @Test
    void theLatestCasesAreShownWithoutTheirPeople() {
        clock.advance(Duration.ofDays(500));
        Case opened = cases.open(lost("call-13").about("customer-7", "card-9", "1005"));
        assertThat(cases.latest(1).toString())
                .contains("LOST_OR_STOLEN", "fraud")
                .doesNotContain(
                        "customer-7", "card-9", "1005", opened.reference().digits());
        assertThat(cases.openByReason().get(Reason.LOST_OR_STOLEN)).isPositive();
    }

    @Test
    void aCallIdFromOutsideIsCutAndCleaned() {
        Case opened = cases.open(lost("x\u0000" + "y".repeat(10_000)));
        assertThat(cases.open(lost("x\u0000" + "y".repeat(10_000)))).isEqualTo(opened);
    }

    private static NewCase lost(String callId) {
        return NewCase.of(Reason.LOST_OR_STOLEN, callId, "lost:card-9", "fraud", "A person will call you");
    }

    private static Optional<LocalDate> date(String date) {
        return Optional.of(LocalDate.parse(date));
    }
}
