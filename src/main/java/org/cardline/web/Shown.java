package org.cardline.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cardline.programme.Reason;

/** Values as pages show them. */
public final class Shown {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Shown() {}

    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** As 1:05, minutes and seconds. */
    public static String length(Duration length) {
        return "%d:%02d".formatted(length.toMinutes(), length.toSecondsPart());
    }

    /** A constant's name as words: {@code lost or stolen}. */
    public static String words(Enum<?> constant) {
        return words(constant.name());
    }

    /** An enumeration's name, as people read it. */
    static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String reasons(List<Reason> reasons) {
        return reasons.isEmpty() ? "–" : reasons.stream().map(Shown::words).collect(Collectors.joining(", "));
    }
}
