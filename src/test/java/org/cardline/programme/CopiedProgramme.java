package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A shipped programme copied aside, to be changed or spoilt. */
public record CopiedProgramme(Path folder) {
    private static final Path SHIPPED = Path.of("programmes").toAbsolutePath();

    public static CopiedProgramme of(String name, Path aside) throws IOException {
        Files.createDirectories(aside);
        copy(SHIPPED.resolve(name), aside.resolve(name));
        var copied = new CopiedProgramme(aside.resolve(name));
        for (String each : List.of("prompts-en", "prompts-es"))
            copied.with("programme.yaml", "../" + each, SHIPPED.resolve(each).toString());
        return copied;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) Files.copy(each, to.resolve(from.relativize(each)));
        }
    }

    /** Replaces the first {@code old} in a file, which must be there, so that a case can't go stale unseen. */
    public CopiedProgramme with(String file, String old, String fresh) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).as(file).contains(old);
        int at = text.indexOf(old);
        return with(file, text.substring(0, at) + fresh + text.substring(at + old.length()));
    }

    /** Writes a whole file. Its time moves by a second, so that a change is seen whatever the disk's resolution. */
    public CopiedProgramme with(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Instant before = Files.exists(path) ? Files.getLastModifiedTime(path).toInstant() : Instant.EPOCH;
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(before.plusSeconds(1)));
        return this;
    }

    /** Adds to the end of a file. */
    public CopiedProgramme appended(String file, String text) throws IOException {
        return with(file, Files.readString(folder.resolve(file)) + text);
    }

    /** What loading reports: file name, line, what and how to mend, a line each. */
    List<String> problems() {
        try {
            Programmes.load(folder);
            return List.of();
        } catch (ProgrammeProblems mistakes) {
            return mistakes.problems().stream()
                    .map(each -> each.toString().substring(folder.toString().length() + 1))
                    .toList();
        }
    }
}
