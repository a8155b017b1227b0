package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.cases.LegalClock.NoticeForm.ELECTRONIC;
import static org.cardline.cases.LegalClock.NoticeForm.WRITTEN;
import static org.cardline.programme.CreditKind.BUSINESS;
import static org.cardline.programme.CreditKind.CONSUMER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.cardline.cases.LegalClock.Handling;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.CreditKind;
import org.cardline.programme.Law;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dates of 12 CFR 1026.13, as the shipped programme states them. */
class LegalClockTest {
    private static final Law US =
            Programmes.load(Path.of("programmes", "american-express")).law();
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final LegalClock clock = new LegalClock(US, NEW_YORK);

    @Test
    void sixtyDaysAreCountedFromTheSendingOfTheFirstStatement() {
        assertThat(notice(CONSUMER, "2026-11-10", "2026-11-23T15:00:00Z"))
                .isEqualTo(new Notice.WriteBy(day("2027-01-09")));
    }

    @Test
    void sixtyDaysAreDaysNotMonthsAlsoOverALeapDay() {
        assertThat(notice(CONSUMER, "2027-12-31", "2028-01-02T15:00:00Z"))
                .isEqualTo(new Notice.WriteBy(day("2028-02-29")));
        assertThat(notice(CONSUMER, "2026-12-31", "2027-01-02T15:00:00Z"))
                .isEqualTo(new Notice.WriteBy(day("2027-03-01")));
    }

    @Test
    void theLastDayEndsAtMidnightWhereTheIssuerIs() {
        assertThat(notice(CONSUMER, "2026-09-24", "2026-11-24T04:59:59Z"))
                .isEqualTo(new Notice.WriteBy(day("2026-11-23")));
        assertThat(notice(CONSUMER, "2026-09-24", "2026-11-24T05:00:00Z"))
                .isEqualTo(new Notice.Over(day("2026-11-23")));
    }

    @Test
    void aChargeThatNoStatementShowsYetHasNoDate() {
        assertThat(clock.notice(CONSUMER, Optional.empty(), Instant.parse("2026-11-23T15:00:00Z")))
                .isEqualTo(new Notice.NotRunning(60));
    }

    @Test
    void aBusinessCardHearsNoDate() {
        assertThat(notice(BUSINESS, "2026-11-10", "2026-11-23T15:00:00Z")).isEqualTo(new Notice.NoRule());
        assertThat(handling(BUSINESS, WRITTEN, "2026-11-23T15:00:00Z", "2026-11-05"))
                .isEmpty();
    }

    @Test
    void withoutARuleThereIsNoDate() {
        var lawless = new LegalClock(Law.NONE, NEW_YORK);
        assertThat(lawless.notice(CONSUMER, Optional.of(day("2026-11-10")), Instant.parse("2026-11-23T15:00:00Z")))
                .isEqualTo(new Notice.NoRule());
    }

    @Test
    void theIssuersDutiesRunFromTheReceiptOfTheWrittenNotice() {
        assertThat(handling(CONSUMER, WRITTEN, "2026-12-01T15:00:00Z", "2026-11-05"))
                .contains(new Handling(day("2026-12-31"), day("2027-02-05")));
    }

    @Test
    void theCycleInWhichTheNoticeComesIsNoneOfTheTwo() {
        assertThat(resolveBy("2026-12-05T15:00:00Z", "2026-11-05")).isEqualTo(day("2027-02-05"));
        assertThat(resolveBy("2026-12-04T15:00:00Z", "2026-11-05")).isEqualTo(day("2027-02-05"));
    }

    @Test
    void ninetyDaysAreTheMost() {
        assertThat(resolveBy("2026-12-06T15:00:00Z", "2026-11-05")).isEqualTo(day("2027-03-05"));
        assertThat(resolveBy("2026-07-06T15:00:00Z", "2026-07-05")).isEqualTo(day("2026-10-04"));
    }

    @Test
    void aCycleThatEndsOnTheThirtyFirstEndsOnTheLastDayOfShorterMonths() {
        assertThat(resolveBy("2026-12-10T15:00:00Z", "2026-10-31")).isEqualTo(day("2027-02-28"));
        assertThat(resolveBy("2027-12-10T15:00:00Z", "2027-10-31")).isEqualTo(day("2028-02-29"));
    }

    @Test
    void theEndOfALaterOrAMuchEarlierCycleGivesTheSameDate() {
        for (String end : new String[] {"2026-11-05", "2026-12-05", "2027-08-05", "2019-03-05"}) {
            assertThat(resolveBy("2026-12-01T15:00:00Z", end)).as(end).isEqualTo(day("2027-02-05"));
        }
    }

    @Test
    void aNoticeReceivedLateInTheEveningBelongsToThatDayWhereTheIssuerIs() {
        assertThat(handling(CONSUMER, WRITTEN, "2026-12-02T04:30:00Z", "2026-11-05")
                        .orElseThrow()
                        .acknowledgeBy())
                .isEqualTo(day("2026-12-31"));
    }

    @Test
    void anElectronicNoticeStartsNothingUnlessTheBillingRightsStatementAcceptsIt() {
        assertThat(handling(CONSUMER, ELECTRONIC, "2026-12-01T15:00:00Z", "2026-11-05"))
                .isEmpty();
    }

    @Test
    void anElectronicNoticeCountsWhereTheBillingRightsStatementAcceptsIt(@TempDir Path folder) throws IOException {
        Path copied = CopiedProgramme.of("american-express", folder)
                .with("law.yaml", "electronic-notice: no", "electronic-notice: yes")
                .folder();
        var accepting = new LegalClock(Programmes.load(copied).law(), NEW_YORK);
        Instant received = Instant.parse("2026-12-01T15:00:00Z");
        assertThat(accepting.handling(CONSUMER, ELECTRONIC, received, day("2026-11-05")))
                .contains(new Handling(day("2026-12-31"), day("2027-02-05")));
    }

    private Notice notice(CreditKind credit, String sent, String now) {
        return clock.notice(credit, Optional.of(day(sent)), Instant.parse(now));
    }

    private Optional<Handling> handling(CreditKind credit, LegalClock.NoticeForm form, String received, String end) {
        return clock.handling(credit, form, Instant.parse(received), day(end));
    }

    private LocalDate resolveBy(String received, String endOfAnyCycle) {
        return handling(CONSUMER, WRITTEN, received, endOfAnyCycle)
                .orElseThrow()
                .resolveBy();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
