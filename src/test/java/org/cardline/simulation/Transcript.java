package org.cardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was said and keyed in one call, as a play. */
public final class Transcript {
    /** One line of the play. */
    public record Entry(Instant at, Kind kind, String words) {
        @Override
        public String toString() {
            return switch (kind) {
                case SAID, ASKED -> "Line: " + words;
                case CALLER -> "Caller: [" + words + "]";
                case SPEAKS -> "Caller: " + words;
                case ELSE -> words;
            };
        }
    }

    /** What a line of the play is. */
    public enum Kind {
        /** The line said it. */
        SAID,
        /** The line asked it. */
        ASKED,
        /** The caller did it, by keys. */
        CALLER,
        /** The caller said it. */
        SPEAKS,
        /** Nobody said it: with whom the caller talks, that it is the line who calls, that the call ended. */
        ELSE
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

    void callerSpeaks(Instant at, String words) {
        entries.add(new Entry(at, Kind.SPEAKS, words));
    }

    void lineCalls(Instant at) {
        entries.add(new Entry(at, Kind.ELSE, "The line calls back."));
    }

    void talksWith(Instant at, String whom) {
        entries.add(new Entry(at, Kind.ELSE, "The caller talks with " + whom + "."));
    }

    void callerHangsUp(Instant at) {
        entries.add(new Entry(at, Kind.ELSE, "The caller hangs up."));
    }

    void lineHangsUp(Instant at) {
        entries.add(new Entry(at, Kind.ELSE, "The line hangs up."));
    }

    /** All lines, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Whether the line said or asked something that contains this. */
    public boolean heard(String words) {
        return entries.stream()
                .anyMatch(entry -> entry.kind() != Kind.CALLER
                        && entry.kind() != Kind.SPEAKS
                        && entry.words().contains(words));
    }

    /** The last reference that the caller was given: its digits. */
    public Optional<String> reference() {
        return entries.stream()
                .map(Entry::words)
                .filter(words -> words.startsWith("Your reference is "))
                .map(words -> words.replaceAll("[^0-9]", ""))
                .reduce((one, later) -> later);
    }

    /** Whether it was the caller who ended the call. */
    public boolean callerHungUp() {
        return entries.getLast().words().equals("The caller hangs up.");
    }

    /** This call and then that one. */
    public Transcript then(Transcript later) {
        var both = new Transcript();
        both.entries.addAll(entries);
        both.entries.addAll(later.entries);
        return both;
    }

    /** Everything before the line first said this. */
    public Transcript until(String words) {
        var before = new Transcript();
        for (Entry entry : entries) {
            before.entries.add(entry);
            if (entry.kind() == Kind.SAID && entry.words().startsWith(words)) return before;
        }
        return before;
    }

    /** From the first line to the beginning of the last, in seconds; the first is said as the call is answered. */
    public double seconds() {
        Duration all =
                Duration.between(entries.getFirst().at(), entries.getLast().at());
        return all.toMillis() / 1000.0;
    }

    /** How many prompts were heard. */
    public long prompts() {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.SAID || entry.kind() == Kind.ASKED)
                .count();
    }

    /** How many questions were asked; menus are none. */
    public long questions() {
        return questionsAsked().count();
    }

    /** Questions that were asked more than once in this call. */
    public List<String> askedTwice() {
        var seen = new HashSet<String>();
        return questionsAsked().filter(words -> !seen.add(words)).toList();
    }

    private Stream<String> questionsAsked() {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.ASKED)
                .map(Entry::words)
                .filter(words -> words.startsWith("Key ") || words.startsWith("Say "));
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
        String arrow = entry.kind() == Kind.CALLER || entry.kind() == Kind.SPEAKS ? "  <--  " : "  -->  ";
        return "%7.1f s%s%s".formatted(seconds, arrow, entry.words());
    }
}
