package org.cardline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code cardline.env} as a shell would read it: {@code export}, quotes and comments mean what they mean there, and
 * nothing is filled in for {@code $NAME}. The function {@code setting} of {@code ./cardline} reads the same.
 */
final class SettingsFile {
    private static final Pattern ASSIGNED = Pattern.compile("(?:export\\s+)?([^\\s=#'\"]+)\\s*=(.*)");
    private static final Pattern DOUBLE = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)*)\"(.*)");
    private static final Pattern SINGLE = Pattern.compile("\\s*'([^']*)'(.*)");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\$`])");
    private static final Pattern FILLED_IN = Pattern.compile("~(/.*)?|.*\\$[A-Za-z_{(].*");

    /** Takes what a line sets. */
    interface Taker {
        void take(String name, String text, String from);
    }

    private SettingsFile() {}

    /**
     * Reads the file, if it is there.
     *
     * @param wrong told each line that is no setting
     * @throws SettingsException if it can't be read
     */
    static void read(Path file, Taker taker, Consumer<String> wrong) {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) read(line, "cardline.env line " + (i + 1), taker, wrong);
        }
    }

    private static void read(String line, String from, Taker taker, Consumer<String> wrong) {
        Matcher assigned = ASSIGNED.matcher(line);
        if (!assigned.matches()) wrong.accept(from + " is no setting. Write it as CARDLINE_HTTP_PORT=8080");
        else
            value(assigned.group(2))
                    .ifPresentOrElse(
                            text -> taker.take(assigned.group(1), text, from),
                            () -> wrong.accept(
                                    from + " can't be read: a quote that doesn't close, words after one, or"
                                            + " $NAME or ~, which aren't filled in here. Write what is meant in single quotes."));
    }

    /** Empty: not what a shell would make of it. */
    private static Optional<String> value(String written) {
        Matcher single = SINGLE.matcher(written), twofold = DOUBLE.matcher(written);
        if (single.matches()) return alone(single.group(1), single.group(2));
        if (twofold.matches()) {
            String text = twofold.group(1);
            return text.matches("(|.*[^\\\\])\\$[A-Za-z_{(].*")
                    ? Optional.empty()
                    : alone(ESCAPED.matcher(text).replaceAll("$1"), twofold.group(2));
        }
        String text = COMMENT.matcher(written).replaceFirst("").strip();
        boolean odd = text.startsWith("'")
                || text.startsWith("\"")
                || FILLED_IN.matcher(text).matches();
        return Optional.of(text).filter(ignored -> !odd);
    }

    /** The text in quotes, where nothing but a comment follows. */
    private static Optional<String> alone(String text, String after) {
        boolean nothing = after.isBlank() || COMMENT.matcher(after).matches();
        return Optional.of(text.strip()).filter(ignored -> nothing);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (CharacterCodingException notText) {
            throw new SettingsException(
                    List.of(file + " is not UTF-8. Save it as UTF-8; settings are plain letters and digits."));
        } catch (IOException unreadable) {
            throw new SettingsException(List.of(
                    Files.isDirectory(file)
                            ? file + " is a folder. Move it away: settings are read from a file of that name."
                            : file + " can't be read. Let this user read it: chmod u+r " + file));
        }
    }
}
