package org.cardline.phone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import org.cardline.media.Clip;

/** Keys, or recorded speech, decided before the call: a group for each time the line asks. One thread takes them. */
public final class KeyScript {
    private static final Pattern GROUP = Pattern.compile("[0-9*#]+|-|h");

    private final Queue<Group> groups;

    private KeyScript(Queue<Group> groups) {
        this.groups = groups;
    }

    /** What is done when the line asks. */
    sealed interface Group {}

    /** Presses these keys. */
    record Keys(String keys) implements Group {}

    /** Says this. */
    record Speech(Clip clip) implements Group {}

    /** Lets the line wait. */
    record Silence() implements Group {}

    /** Hangs up. */
    record HangUp() implements Group {}

    /**
     * Reads groups with spaces between them: keys, {@code @FILE} to say a WAV file, {@code -} for
     * silence, {@code h} to hang up. A number may be pasted as
     * it is read: its dashes are left out, and with commas between the groups its spaces too.
     *
     * @throws IllegalArgumentException naming the group that is none of these, or the file that can't be read
     */
    public static KeyScript parse(String text) {
        var groups = new ArrayDeque<Group>();
        for (String each : text.strip().split(text.contains(",") ? "\\s*,\\s*" : "\\s+")) groups.add(pasted(each));
        return new KeyScript(groups);
    }

    private static Group pasted(String text) {
        if (text.startsWith("@")) return speech(Path.of(text.substring(1)));
        String keys = text.equals("-") ? text : text.replaceAll("[\\s–-]", "");
        return keys.isEmpty() ? new Silence() : group(keys);
    }

    private static Group group(String text) {
        if (!GROUP.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no group of keys. Write keys (0-9 * #), @FILE to say a WAV file, - to stay silent, or h to hang up.");
        }
        return switch (text) {
            case "-" -> new Silence();
            case "h" -> new HangUp();
            default -> new Keys(text);
        };
    }

    private static Speech speech(Path file) {
        try {
            return new Speech(Clip.fromWav(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--keys: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The next group; none when all are given, and the caller falls silent. */
    Optional<Group> next() {
        return Optional.ofNullable(groups.poll());
    }
}
