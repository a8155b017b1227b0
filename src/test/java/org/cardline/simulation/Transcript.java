package org.cardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was said and keyed in one call, as a play. */
public final class Transcript {
    /** One line of the play. */
    public record Entry(Instant at, Kind kind, String words) {
        @Override
        public String toString() {
            return switch (kind) {
                case SAID, ASKED -> "Line: " + words;
                case CALLER -> "Caller: [" + words + "]";
                case END -> words;
            };
        }
    }

    /** What a line of the play is. */
    public enum Kind {
        /** The line said it. */
        SAID,
        /** The line asked it. */
        ASKED,
        /** The caller did it. */
        CALLER,
        /** The call ended. */
        END
    }

    private final List<Entry> entries = new ArrayList<>();

    void line(Instant at, String words) {
        entries.add(new Entry(at, Kind.SAID, words));
    }

    void asked(Instant at, String words) {
        entries.add(new Entry(at, Kind.ASKED, words));
    }

    void caller(Instant at, String keys) {
        entries.add(new Entry(at, Kind.CALLER, keys));
    }

    void callerHangsUp(Instant at) {
        entries.add(new Entry(at, Kind.END, "The caller hangs up."));
    }

    void lineHangsUp(Instant at) {
        entries.add(new Entry(at, Kind.END, "The line hangs up."));
    }

    /** All lines, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Whether the line said or asked something that contains this. */
    public boolean heard(String words) {
        return entries.stream()
                .anyMatch(entry -> entry.kind() != Kind.CALLER && entry.words().contains(words));
    }

    /** The last reference that the caller was given: its digits. */
    public Optional<String> reference() {
        return entries.stream()
                .map(Entry::words)
                .filter(words -> words.startsWith("Your reference is "))
                .map(words -> words.replaceAll("[^0-9]", ""))
                .reduce((one, later) -> later);
    }

    /** The play, without times. */
    public String play() {
        return entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
    }

    /** The play as a ladder: seconds from the answer, the line on the left, the caller on the right. */
    public String ladder() {
        Instant start = entries.isEmpty() ? Instant.EPOCH : entries.getFirst().at();
        return entries.stream().map(entry -> rung(start, entry)).collect(Collectors.joining("\n"));
    }

    private static String rung(Instant start, Entry entry) {
        double seconds = Duration.between(start, entry.at()).toMillis() / 1000.0;
        String arrow = entry.kind() == Kind.CALLER ? "  <--  " : "  -->  ";
        return "%7.1f s%s%s".formatted(seconds, arrow, entry.words());
    }
}
