package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardline.programme.Reason;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallRecordsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void stoppingWritesEveryRecordThatWaits() {
        Instant start = NOON.plus(Duration.ofDays(1));
        try (var records = new CallRecords(STORE.store())) {
            for (int n = 0; n < 2_000; n++) records.add(call("burst-" + n, start.plusMillis(n)));
        }
        assertThat(count("call_id like 'burst-%'")).isEqualTo(2_000);
    }

    @Test
    void aCallThatPromisesNothingLeavesOneRecord() {
        try (var records = new CallRecords(STORE.store())) {
            records.add(call("points", NOON));
            records.add(call("points", NOON));
        }
        assertThat(count("call_id = 'points'")).isEqualTo(1);
        assertThat(count("call_id = 'points' and reference is null and reasons = 'POINTS'"))
                .isEqualTo(1);
    }

    @Test
    void theLastCallsAreShownWithoutTheirPeople() {
        Instant late = NOON.plus(Duration.ofDays(400));
        try (var records = new CallRecords(STORE.store())) {
            records.add(call("early", late));
            records.add(call("late", late.plusSeconds(60)));
        }
        try (var records = new CallRecords(STORE.store())) {
            List<CallSummary> last = records.last(2);
            assertThat(last).extracting(CallSummary::startedAt).containsExactly(late.plusSeconds(60), late);
            assertThat(last.getFirst().talk()).contains(Duration.ofSeconds(39));
            assertThat(last.toString()).doesNotContain("+12025550142");
            assertThat(records.counts(late)).isEqualTo(new CallCounts(2, 2, 0));
        }
    }

    @Test
    void whenTheDatabaseIsSlowWhoAddsWaitsAndNothingIsLost() throws Exception {
        Instant start = NOON.plus(Duration.ofDays(2));
        int more = 12_500;
        var records = new CallRecords(STORE.store());
        Thread caller;
        try (var other = STORE.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table cases.call in access exclusive mode");
            caller = Thread.ofVirtual().start(() -> {
                for (int n = 0; n < more; n++) records.add(call("slow-" + n, start.plusMillis(n)));
            });
            awaitWaiting(caller);
            other.commit();
        }
        assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
        records.close();
        assertThat(records.lost()).isZero();
        assertThat(count("call_id like 'slow-%'")).isEqualTo(more);
    }

    @Test
    void aDatabaseThatIsAwayAndComesBackGetsEveryRecord() {
        try (var records = new CallRecords(STORE.store())) {
            STORE.jdbc().sql("alter table cases.call rename to call_away").update();
            for (int n = 0; n < 50; n++) records.add(call("away-" + n, NOON.plusSeconds(100 + n)));
            STORE.jdbc().sql("alter table cases.call_away rename to call").update();
        }
        assertThat(count("call_id like 'away-%'")).isEqualTo(50);
    }

    private static void awaitWaiting(Thread thread) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < deadline) Thread.onSpinWait();
        assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING);
    }

    @Test
    void oneRecordThatTheDatabaseRefusesTakesNoOtherWithIt() {
        STORE.jdbc()
                .sql("alter table cases.call add constraint no_poison check (outcome <> 'poison')")
                .update();
        try (var records = new CallRecords(STORE.store())) {
            records.add(call("before", NOON.plusSeconds(1)));
            records.add(call("poison", NOON.plusSeconds(2), "poison"));
            records.add(call("after", NOON.plusSeconds(3)));
            records.close();
            assertThat(records.lost()).isEqualTo(1);
        }
        assertThat(count("call_id in ('before', 'after')")).isEqualTo(2);
    }

    @Test
    void whatAStrangerWroteIntoTheCallIdHarmsNothing() {
        try (var records = new CallRecords(STORE.store())) {
            records.add(call("\u0000\ud800'; drop table cases.call; --" + "😀".repeat(500), NOON.plusSeconds(9)));
        }
        assertThat(count("call_id like '??''; drop table%'")).isEqualTo(1);
    }

    private static CallRecord call(String id, Instant started) {
        return call(id, started, "done");
    }

    private static CallRecord call(String id, Instant started, String outcome) {
        return new CallRecord(
                id,
                "+18005284800",
                Optional.of("+12025550142"),
                started,
                Optional.of(started.plusSeconds(1)),
                started.plusSeconds(40),
                List.of(Reason.POINTS),
                outcome,
                3,
                9,
                Optional.empty(),
                CallRecord.Ending.CALLER_HUNG_UP);
    }

    private static long count(String where) {
        return STORE.jdbc()
                .sql("select count(*) from cases.call where " + where)
                .query(Long.class)
                .single();
    }
}
