package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cardline.programme.Reason;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final org.cardline.programme.Retention DAYS = new org.cardline.programme.Retention(10, 20, 30);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock("2026-11-23T14:00:00Z");
    private final Cases cases = new Cases(STORE.store(), new Random(5), clock);
    private final Retention retention = new Retention(STORE.store(), clock);

    @BeforeEach
    void nothingFromOtherTests() {
        STORE.transactions().run(() -> {
            STORE.jdbc().sql("set local cardline.retention = 'on'").update();
            for (String table : List.of("cases.file", "cases.letter", "cases.call")) {
                STORE.jdbc().sql("delete from " + table).update();
            }
        });
    }

    @Test
    void everythingIsDeletedWhenItsDaysAreOverAndNothingBefore() {
        Reference reference = aCaseWithAllThatIsKept();

        clock.advance(Duration.ofDays(10));
        assertThat(retention.forget(DAYS)).isEqualTo(new Forgotten(0, 0, 0, 0));
        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.forget(DAYS)).isEqualTo(new Forgotten(1, 0, 0, 0));
        clock.advance(Duration.ofDays(10));
        assertThat(retention.forget(DAYS)).isEqualTo(new Forgotten(0, 1, 0, 0));
        assertThat(cases.timeline(reference)).isNotEmpty();
        clock.advance(Duration.ofDays(10));
        assertThat(retention.forget(DAYS)).isEqualTo(new Forgotten(0, 0, 1, 1));

        assertThat(cases.find(reference)).isEmpty();
        assertThat(cases.timeline(reference)).isEmpty();
        assertThat(rows("cases.letter")).isZero();
        assertThat(rows("cases.call"))
                .as("calls are counted on, without their numbers")
                .isEqualTo(1);
    }

    @Test
    void aCaseThatStillLivesKeepsItsWholeTimeline() {
        Reference reference = cases.open(opening("call-alive")).reference();
        clock.advance(Duration.ofDays(29));
        cases.note(reference, Entry.Kind.NOTE, "The caller asked again");
        clock.advance(Duration.ofDays(29));
        assertThat(retention.forget(DAYS).cases()).isZero();
        assertThat(cases.timeline(reference)).hasSize(2);
    }

    @Test
    void aCaseWithADateYetToComeIsKept() {
        Reference reference = cases.open(opening("call-due").due(Optional.of(LocalDate.of(2027, 3, 1))))
                .reference();
        clock.advance(Duration.ofDays(60));
        retention.forget(DAYS);
        assertThat(cases.find(reference)).isPresent();
    }

    @Test
    void afterRetentionHistoryIsAsClosedAsBefore() {
        Reference reference = cases.open(opening("call-closed")).reference();
        retention.forget(DAYS);
        var deletion = STORE.jdbc()
                .sql("delete from cases.timeline where reference = ?")
                .param(reference.digits());
        assertThatThrownBy(deletion::update).hasMessageContaining("only added to");
    }

    private Reference aCaseWithAllThatIsKept() {
        Reference reference = cases.open(
                        opening("call-old").with(Letter.to("customer-7", "received", "en-US", Map.of())))
                .reference();
        new Letters(STORE.store(), clock).queue("freeze:old", Letter.freezeNotice("customer-7", "1005", "en-US"));
        new Statements(STORE.store(), KeyFile.open(folder.resolve("key"), true), clock).keep(reference, new byte[] {1});
        try (var records = new CallRecords(STORE.store())) {
            records.add(call(reference));
        }
        return reference;
    }

    private CallRecord call(Reference reference) {
        return new CallRecord(
                "call-old",
                "+18005284800",
                Optional.of("+12025550142"),
                clock.instant(),
                Optional.of(clock.instant()),
                clock.instant(),
                List.of(Reason.DISPUTE),
                "done",
                1,
                1,
                Optional.of(reference),
                CallRecord.Ending.LINE_HUNG_UP);
    }

    private static NewCase opening(String callId) {
        return NewCase.of(Reason.DISPUTE, callId, "dispute", "disputes", "We look into it");
    }

    private static long rows(String table) {
        return STORE.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
