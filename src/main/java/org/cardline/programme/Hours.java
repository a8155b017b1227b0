package org.cardline.programme;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Opening hours on the wall clock of a place.
 *
 * @param zone whose wall clock
 * @param week the open spans of each day of the week; at least one in all
 * @param holidays days closed from midnight to midnight, this one time
 * @param yearlyHolidays days closed every year
 */
public record Hours(
        ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays, Set<MonthDay> yearlyHolidays) {
    /** More holidays of either kind are refused, so that the next opening is always near. */
    static final int MAX_HOLIDAYS = 100;

    /** At any hour of any day. */
    public static final Hours ALWAYS = new Hours(ZoneOffset.UTC, everyDay(), Set.of(), Set.of());

    /** A week for each holiday that could fall on the only open day, and some. */
    private static final int DAYS_AHEAD = 7 * (2 * MAX_HOLIDAYS + 2);

    public Hours {
        if (week.values().stream().allMatch(List::isEmpty)) throw new IllegalArgumentException("hours that never open");
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
        yearlyHolidays = Set.copyOf(yearlyHolidays);
    }

    /**
     * Open from one minute of the day until before another.
     *
     * @param from minute after midnight, 0 to 1439
     * @param until minute after midnight, more than {@code from}, at most 1440
     */
    public record Span(int from, int until) {
        static final int DAY = 24 * 60;
        private static final Span WHOLE_DAY = new Span(0, DAY);

        private boolean contains(LocalDateTime time) {
            int minute = time.getHour() * 60 + time.getMinute();
            return from <= minute && minute < until;
        }
    }

    /** Whether there is no hour of any day without somebody. */
    public boolean always() {
        boolean noHoliday = holidays.isEmpty() && yearlyHolidays.isEmpty();
        return noHoliday
                && Stream.of(DayOfWeek.values()).allMatch(day -> spansOf(day).contains(Span.WHOLE_DAY));
    }

    /** Whether somebody is there at that moment. */
    public boolean openAt(Instant moment) {
        var local = LocalDateTime.ofInstant(moment, zone);
        return spans(local.toLocalDate()).stream().anyMatch(span -> span.contains(local));
    }

    /** The first open moment from {@code moment} on; {@code moment} itself where it is open then. */
    public Instant nextOpening(Instant moment) {
        if (openAt(moment)) return moment;
        LocalDate today = LocalDate.ofInstant(moment, zone);
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(day -> edges(day, Span::from))
                .filter(opening -> opening.isAfter(moment) && openAt(opening))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no opening for years in " + zone));
    }

    /** The first moment after {@code moment}, where it is open, that is not; only of hours that are not {@link #always}. */
    public Instant nextClosing(Instant moment) {
        return Stream.iterate(LocalDate.ofInstant(moment, zone), day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(day -> edges(day, Span::until))
                .filter(closing -> closing.isAfter(moment) && !openAt(closing))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no closing for years in " + zone));
    }

    private Stream<Instant> edges(LocalDate day, ToIntFunction<Span> edge) {
        return spans(day).stream()
                .flatMap(span -> moments(day.atStartOfDay().plusMinutes(edge.applyAsInt(span))))
                .sorted();
    }

    /** A time that the clocks skip in spring is the moment of the change; one that comes twice in autumn is two. */
    private Stream<Instant> moments(LocalDateTime local) {
        ZoneRules rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) return Stream.of(rules.getTransition(local).getInstant());
        return offsets.stream().map(local::toInstant);
    }

    private List<Span> spans(LocalDate day) {
        if (holidays.contains(day) || yearlyHolidays.contains(MonthDay.from(day))) return List.of();
        return spansOf(day.getDayOfWeek());
    }

    private List<Span> spansOf(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    private static Map<DayOfWeek, List<Span>> everyDay() {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) week.put(day, List.of(new Span(0, Span.DAY)));
        return week;
    }
}
