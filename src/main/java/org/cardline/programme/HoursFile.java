package org.cardline.programme;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.programme.Hours.Span;

/** Reads {@code hours.yaml}: schedules by name, each a zone, days with their spans, and lists of holidays. */
final class HoursFile {
    private static final Pattern SPAN = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");

    private HoursFile() {}

    static Map<String, Hours> read(Section file) {
        Map<String, Holidays> holidays = file.has("holidays") ? file.in("holidays", HoursFile::holidays) : Map.of();
        return file.has("schedules") ? file.in("schedules", all -> schedules(all, holidays)) : Map.of();
    }

    private static Map<String, Hours> schedules(Section all, Map<String, Holidays> holidays) {
        var schedules = new LinkedHashMap<String, Hours>();
        for (String name : all.names()) schedules.put(name, all.in(name, each -> schedule(each, holidays)));
        return schedules;
    }

    private static Hours schedule(Section schedule, Map<String, Holidays> known) {
        ZoneId zone = zone(schedule);
        Map<DayOfWeek, List<Span>> week = week(schedule);
        var holidays = new Holidays(new LinkedHashSet<>(), new LinkedHashSet<>());
        if (schedule.has("holidays")) holidays = schedule.named("holidays", known, holidays);
        if (week.values().stream().allMatch(List::isEmpty)) {
            schedule.wrong("zone", "These hours never open.", "Add a day, such as 'weekdays: 08:00-20:00'.");
            return Hours.ALWAYS;
        }
        return new Hours(zone, week, holidays.once(), holidays.yearly());
    }

    private static ZoneId zone(Section schedule) {
        String zone = schedule.text("zone");
        if (zone.isEmpty()) return ZoneOffset.UTC;
        if (ZoneId.getAvailableZoneIds().contains(zone)) return ZoneId.of(zone);
        schedule.wrong(
                "zone",
                "'" + zone + "' is no time zone.",
                Nearest.find(zone, ZoneId.getAvailableZoneIds())
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Write one such as America/New_York."));
        return ZoneOffset.UTC;
    }

    /** A single day outweighs {@code weekdays} and {@code weekend}, and these {@code every-day}. */
    private static Map<DayOfWeek, List<Span>> week(Section schedule) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        put(week, schedule, "every-day", EnumSet.allOf(DayOfWeek.class));
        put(week, schedule, "weekdays", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        put(week, schedule, "weekend", EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        for (DayOfWeek day : DayOfWeek.values()) put(week, schedule, Words.of(day), EnumSet.of(day));
        return week;
    }

    private static void put(Map<DayOfWeek, List<Span>> week, Section schedule, String key, Set<DayOfWeek> days) {
        if (!schedule.has(key)) return;
        List<Span> spans = spans(schedule, key);
        for (DayOfWeek day : days) week.put(day, spans);
    }

    private static List<Span> spans(Section schedule, String key) {
        var spans = new ArrayList<Span>();
        for (String text : schedule.texts(key)) {
            if (!text.equals("closed")) span(schedule, key, text, spans);
        }
        return List.copyOf(spans);
    }

    private static void span(Section schedule, String key, String text, List<Span> spans) {
        Matcher parts = SPAN.matcher(text);
        if (parts.matches()) {
            int from = minute(parts.group(1), parts.group(2));
            int until = minute(parts.group(3), parts.group(4));
            if (from < until && until <= Span.DAY) {
                spans.add(new Span(from, until));
                return;
            }
        }
        schedule.wrong(
                key,
                "'" + text + "' is no span of a day.",
                "Write it like 08:00-20:00, at most until 24:00, or closed.");
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    /** Days closed: once, and every year. */
    private record Holidays(Set<LocalDate> once, Set<MonthDay> yearly) {}

    private static Map<String, Holidays> holidays(Section all) {
        var lists = new LinkedHashMap<String, Holidays>();
        for (String name : all.names()) lists.put(name, all.in(name, HoursFile::days));
        return lists;
    }

    /** {@code 2026-11-26: Thanksgiving}, or every year {@code 12-25: Christmas Day}. */
    private static Holidays days(Section list) {
        var holidays = new Holidays(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (String day : list.names()) {
            try {
                if (day.length() == 5) holidays.yearly().add(MonthDay.parse("--" + day));
                else holidays.once().add(LocalDate.parse(day));
            } catch (DateTimeException mistaken) {
                list.wrong(day, "'" + day + "' is no day.", "Write 2026-12-25, or 12-25 for every year.");
            }
        }
        if (Math.max(holidays.once().size(), holidays.yearly().size()) > Hours.MAX_HOLIDAYS) {
            list.wrong("", "There are more than " + Hours.MAX_HOLIDAYS + " holidays.", "Remove those that are over.");
        }
        return holidays;
    }
}
