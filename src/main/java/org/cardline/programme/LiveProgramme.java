package org.cardline.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The programme in force. It is replaced whole, and only by one without a mistake: a call keeps the one that it took
 * when it began. Any thread; whoever owns this polls {@link #reloadIfChanged} on a schedule of its own.
 */
public final class LiveProgramme {
    private final Path folder;
    private final UnaryOperator<Programme> mode;
    private Map<Path, Stamp> seen;
    private volatile Programme current;

    /** What a reading came to. */
    public sealed interface Reload {}

    /** No file has changed since the last reading. */
    public record Unchanged() implements Reload {}

    /** The changed programme is in force. */
    public record Replaced(Programme programme) implements Reload {}

    /** The changed programme has mistakes, so the old one stays in force: cause for an alarm. */
    public record Kept(List<Problem> problems) implements Reload {}

    /** What shows that a file was changed. */
    private record Stamp(FileTime modified, long size) {}

    /**
     * Reads the folder for the first time.
     *
     * @param mode what is made of each programme read: {@code Programme::live} in live mode, else the identity
     * @throws ProgrammeProblems listing every mistake; there is no old programme to keep
     */
    public LiveProgramme(Path folder, UnaryOperator<Programme> mode) {
        this.folder = folder;
        this.mode = mode;
        var before = new HashMap<Path, Stamp>();
        stamp(folder, before);
        current = mode.apply(Programmes.load(folder));
        for (Path prompts : recordings(current)) stamp(prompts, before);
        seen = Map.copyOf(before);
    }

    /** The programme in force. Take it once a call. */
    public Programme current() {
        return current;
    }

    /** Reads the folder if a file of it, or of its prompts, has changed since it was read last. */
    public synchronized Reload reloadIfChanged() {
        Map<Path, Stamp> now = stamps();
        if (now.equals(seen)) return new Unchanged();
        seen = now;
        return reload();
    }

    /** Reads the folder, changed or not. */
    public synchronized Reload reload() {
        try {
            current = mode.apply(Programmes.load(folder));
            return new Replaced(current);
        } catch (ProgrammeProblems mistakes) {
            return new Kept(mistakes.problems());
        }
    }

    /** Taken before a reading, so that what is saved during it is read again. */
    private Map<Path, Stamp> stamps() {
        var stamps = new HashMap<Path, Stamp>();
        stamp(folder, stamps);
        for (Path prompts : recordings(current)) stamp(prompts, stamps);
        return Map.copyOf(stamps);
    }

    /** The folders of what it says, in all languages. */
    private static List<Path> recordings(Programme programme) {
        return Stream.of(programme.prompts(), programme.spanishPrompts())
                .flatMap(each -> each.folders().stream())
                .toList();
    }

    private static void stamp(Path folder, Map<Path, Stamp> stamps) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stamps.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (IOException | UncheckedIOException vanished) {
            stamps.put(folder, new Stamp(FileTime.fromMillis(0), -1));
        }
    }
}
