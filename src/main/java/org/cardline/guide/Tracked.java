package org.cardline.guide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.cardline.cases.Case;
import org.cardline.cases.Entry;
import org.cardline.cases.EntryWords;
import org.cardline.programme.Department;
import org.cardline.programme.Programme;

/**
 * A case as its caller sees it, after the low proof of a reference: where it stands and when something happened. What
 * was said, and what agents noted, is not in it.
 *
 * @param happened the day first, then what, the newest first
 * @param inSpanish the next step as the line says it in Spanish; empty where an agent wrote it
 * @param by the day that is promised, unless it has passed
 */
public record Tracked(
        String reference,
        boolean open,
        String nextStep,
        Optional<String> inSpanish,
        Optional<LocalDate> by,
        String heldBy,
        List<Event> happened) {
    public Tracked {
        happened = List.copyOf(happened);
    }

    /** Something that happened on a day. */
    public record Event(LocalDate day, What what) {}

    /** What may happen to a case, as far as its caller is told. */
    public enum What {
        OPENED,
        ANSWERED,
        FROZEN,
        RELEASED,
        BLOCKED,
        ORDERED,
        HELPED,
        LETTER_QUEUED,
        LETTER_OUT,
        LETTER_BACK,
        LETTER_LOST,
        EVIDENCE,
        STEP
    }

    /** What the page asks and answers. */
    public sealed interface Answer {}

    /** Nothing was asked yet. */
    public record Nothing() implements Answer {}

    /** What was typed is no reference, or else no day. */
    public record Mistyped(boolean reference) implements Answer {}

    /** No case is shown: whichever part is wrong, or locked. */
    public record NotShown() implements Answer {}

    /**
     * This is the case.
     *
     * @param ticket by which something may be added to it for a while
     * @param calls whether those who hold it call back
     */
    public record Shown(Tracked found, String ticket, boolean calls) implements Answer {}

    static Tracked of(Case found, List<Entry> timeline, Programme programme, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Tracked(
                found.reference().grouped(),
                found.state() == Case.State.OPEN,
                found.nextStep(),
                Optional.ofNullable(programme.spanishPrompts().wordings().get(found.nextStep())),
                found.nextDate().filter(day -> !day.isBefore(today)),
                holder(found, programme).name(),
                timeline.reversed().stream()
                        .flatMap(entry -> event(entry).stream())
                        .distinct()
                        .toList());
    }

    static Department holder(Case found, Programme programme) {
        return programme.departments().stream()
                .filter(department -> department.id().equals(found.heldBy()))
                .findFirst()
                .orElseGet(() -> programme.department(found.reason()));
    }

    private static Optional<Event> event(Entry entry) {
        Optional<What> what = switch (entry.kind()) {
            case OPENED -> Optional.of(What.OPENED);
            case COMMAND -> Optional.of(command(entry.words()));
            case LETTER -> Optional.of(letter(entry.words()));
            case EVIDENCE -> Optional.of(What.EVIDENCE);
            case STEP -> Optional.of(What.STEP);
            case SAID, STATEMENT, NOTE -> Optional.empty();
        };
        return what.map(each -> new Event(LocalDate.ofInstant(entry.at(), ZoneOffset.UTC), each));
    }

    private static What command(String words) {
        return switch (words) {
            case EntryWords.FROZEN -> What.FROZEN;
            case EntryWords.RELEASED -> What.RELEASED;
            case EntryWords.BLOCKED -> What.BLOCKED;
            case EntryWords.ORDERED -> What.ORDERED;
            case EntryWords.HELPED -> What.HELPED;
            default -> What.ANSWERED;
        };
    }

    private static What letter(String words) {
        if (words.startsWith(EntryWords.LETTER_OUT)) return What.LETTER_OUT;
        if (words.startsWith(EntryWords.LETTER_BACK)) return What.LETTER_BACK;
        return words.startsWith(EntryWords.LETTER_LOST) ? What.LETTER_LOST : What.LETTER_QUEUED;
    }

    /** What comes next, in the reader's language where it is known in it. */
    String step(Words words) {
        return words.tag().equals("es") ? inSpanish.orElse(nextStep) : nextStep;
    }

    /** The language that {@link #step} is in. */
    String stepLanguage(Words words) {
        return words.tag().equals("es") && inSpanish.isPresent() ? "es" : "en";
    }

    static String day(LocalDate day, Words words) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.locale())
                .format(day);
    }

    static String day(Instant moment, Words words) {
        return day(LocalDate.ofInstant(moment, ZoneOffset.UTC), words);
    }

    static String told(What what, Words words) {
        return switch (what) {
            case OPENED -> words.of("You told us, and the case was opened.");
            case ANSWERED -> words.of("The card system answered.");
            case FROZEN -> words.of("The card was frozen.");
            case RELEASED -> words.of("The card could be used again.");
            case BLOCKED -> words.of("The card was blocked for good.");
            case ORDERED -> words.of("A new card was ordered.");
            case HELPED -> words.of("Help with signing in was sent.");
            case LETTER_QUEUED -> words.of("A letter is queued.");
            case LETTER_OUT -> words.of("A letter went out.");
            case LETTER_BACK -> words.of("A letter came back.");
            case LETTER_LOST -> words.of("A letter could not be delivered.");
            case EVIDENCE -> words.of("You sent evidence.");
            case STEP -> words.of("The next step was set.");
        };
    }
}
