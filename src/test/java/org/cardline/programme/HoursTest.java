package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cardline.programme.Hours.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static final Programme LARKMOOR = Programmes.load(Path.of("programmes/larkmoor"));

    private final Hours office = LARKMOOR.department(Reason.POINTS).hours();
    private final Hours disputes = LARKMOOR.department(Reason.DISPUTE).hours();

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:00-06:00, true", // Tuesday
        "2026-11-24T07:59:59-06:00, false",
        "2026-11-24T19:59:59-06:00, true",
        "2026-11-24T20:00-06:00, false",
        "2026-11-25T01:30Z, true", // still Tuesday evening in Chicago
        "2026-11-28T12:59-06:00, true", // Saturday
        "2026-11-28T13:00-06:00, false",
        "2026-11-29T10:00-06:00, false", // Sunday
        "2026-11-26T10:00-06:00, false", // Thanksgiving
        "2026-12-25T10:00-06:00, false", // every year
        "2027-12-25T10:00-06:00, false",
        "2027-11-26T10:00-06:00, true", // Thanksgiving was on another day in this year
    })
    void theWallClockOfThePlaceDecides(String moment, boolean open) {
        assertThat(office.openAt(ZonedDateTime.parse(moment).toInstant())).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00-06:00, 2026-11-24T10:00-06:00", // open now
        "2026-11-24T05:00-06:00, 2026-11-24T08:00-06:00",
        "2026-11-25T21:00-06:00, 2026-11-27T08:00-06:00", // over Thanksgiving
        "2026-11-28T14:00-06:00, 2026-11-30T08:00-06:00", // over Sunday
        "2026-10-31T14:00-05:00, 2026-11-02T08:00-06:00", // over the night when clocks go back
        "2027-03-13T14:00-06:00, 2027-03-15T08:00-05:00", // over the night when they go forward
    })
    void theNextOpeningSkipsWhatIsClosed(String from, String opening) {
        assertThat(office.nextOpening(ZonedDateTime.parse(from).toInstant()))
                .isEqualTo(ZonedDateTime.parse(opening).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T11:59-06:00, 2026-11-24T12:00-06:00", // the break at noon
        "2026-11-24T13:00-06:00, 2026-11-24T17:00-06:00",
    })
    void theNextClosingIsTheFirstMomentThatIsNotOpen(String from, String closing) {
        assertThat(disputes.nextClosing(ZonedDateTime.parse(from).toInstant()))
                .isEqualTo(ZonedDateTime.parse(closing).toInstant());
    }

    @Test
    void midnightBetweenTwoOpenDaysClosesNothing() {
        var week = Map.of(DayOfWeek.MONDAY, List.of(new Span(0, 1440)), DayOfWeek.TUESDAY, List.of(new Span(0, 60)));
        var nights = new Hours(ZoneId.of("America/Chicago"), week, Set.of(), Set.of());
        assertThat(nights.nextClosing(Instant.parse("2026-11-23T12:00:00Z")))
                .isEqualTo(ZonedDateTime.parse("2026-11-24T01:00-06:00").toInstant());
    }

    @Test
    void aBreakAtNoonIsClosed() {
        assertThat(disputes.nextOpening(Instant.parse("2026-11-24T18:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-24T19:00:00Z"));
    }

    @Test
    void anOpeningInTheSkippedHourIsTheMomentOfTheChange() {
        var night = chicago(DayOfWeek.SUNDAY, new Span(2 * 60 + 30, 5 * 60));
        assertThat(night.nextOpening(Instant.parse("2027-03-14T07:00:00Z")))
                .isEqualTo(Instant.parse("2027-03-14T08:00:00Z"));
    }

    @Test
    void aSpanInsideTheSkippedHourDoesNotOpenThatDay() {
        var night = chicago(DayOfWeek.SUNDAY, new Span(2 * 60 + 10, 2 * 60 + 50));
        assertThat(night.nextOpening(Instant.parse("2027-03-14T07:00:00Z")))
                .isEqualTo(ZonedDateTime.parse("2027-03-21T02:10-05:00").toInstant());
    }

    @Test
    void aSpanInTheRepeatedHourOpensTwice() {
        var night = chicago(DayOfWeek.SUNDAY, new Span(60 + 10, 60 + 20));
        var first = Instant.parse("2026-11-01T06:10:00Z");
        assertThat(night.nextOpening(first.minusSeconds(60))).isEqualTo(first);
        assertThat(night.nextOpening(first.plusSeconds(1200))).isEqualTo(first.plusSeconds(3600));
    }

    @Test
    void theNextOpeningIsTheFirstOpenMinute() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var start = Instant.parse("2026-10-20T00:00:00Z");
        for (int round = 0; round < 200; round++) {
            var from = start.plusSeconds(60L * random.nextInt(60 * 24 * 180));
            var found = from;
            while (!office.openAt(found)) found = found.plusSeconds(60);
            assertThat(office.nextOpening(from)).as("seed %d", seed).isEqualTo(found);
        }
    }

    @Test
    void alwaysIsAlways() {
        var now = Instant.parse("2026-12-25T03:00:00Z");
        assertThat(Hours.ALWAYS.nextOpening(now)).isEqualTo(now);
    }

    private static Hours chicago(DayOfWeek day, Span span) {
        return new Hours(ZoneId.of("America/Chicago"), Map.of(day, List.of(span)), Set.of(), Set.of());
    }
}
