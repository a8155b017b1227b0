package org.cardline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The settings as texts, each with where it came from; collects what is wrong with them, to tell it all at once. */
final class SettingValues {
    static final String FILE = "cardline.env";
    private static final int LOOKS_LIKE = 3; // letters that may differ between a wrong name and the one meant

    private record Given(String text, String from) {}

    private static final Given NOT_GIVEN = new Given("", "");

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> wrong = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Reads {@code cardline.env} in this folder, if there is one, and then the environment over it.
     *
     * @throws SettingsException if the file can't be read
     */
    static SettingValues of(Path root, Map<String, String> environment) {
        var values = new SettingValues();
        SettingsFile.read(root.resolve(FILE), values::put, values.wrong::add);
        new TreeMap<>(environment).forEach((name, text) -> {
            if (isMeantForUs(name)) values.put(name, text, "the environment");
        });
        return values;
    }

    /** Also with a slip in the prefix: {@code CARDLNE_HTTP_PORT}. */
    private static boolean isMeantForUs(String name) {
        return name.startsWith(Setting.PREFIX) || nearest(name).isPresent();
    }

    /** Whether somebody set it, and not to nothing. */
    boolean isSet(Setting setting) {
        return !given.getOrDefault(setting, NOT_GIVEN).text().isEmpty();
    }

    /** The value of a setting; empty where it is set to nothing and has no usual value. */
    Optional<String> text(Setting setting) {
        return Optional.of(given(setting).text()).filter(text -> !text.isEmpty());
    }

    /**
     * The value as what it means. A reader that throws, or returns nothing, says that the text isn't allowed; then the
     * usual value stands in until {@link #wrong()} is asked.
     */
    <T> T value(Setting setting, Function<String, Optional<T>> reader) {
        return read(reader, given(setting).text()).orElseGet(() -> {
            refuse(setting);
            return read(reader, setting.usual).orElseThrow();
        });
    }

    /** The same for a setting that may be left empty. */
    <T> Optional<T> optional(Setting setting, Function<String, Optional<T>> reader) {
        if (text(setting).isEmpty()) return Optional.empty();
        Optional<T> value = read(reader, given(setting).text());
        if (value.isEmpty()) refuse(setting);
        return value;
    }

    /** Notes that a value can't be used for a reason beyond its form. */
    void refuse(Setting setting, String why) {
        String text = given(setting).text().replaceAll(":[^@/:]+@", ":••••@"); // no password in an address is printed
        wrong.add(
                setting.variable() + " is " + text + " (from " + given(setting).from() + "): " + why);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Names that mean nothing here, with the nearest that does. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void refuse(Setting setting) {
        refuse(setting, "allowed is " + setting.allowed);
    }

    /** What is set to nothing is as usual. */
    private Given given(Setting setting) {
        return isSet(setting) ? given.getOrDefault(setting, NOT_GIVEN) : new Given(setting.usual, "the usual value");
    }

    private static <T> Optional<T> read(Function<String, Optional<T>> reader, String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException notAllowed) {
            return Optional.empty();
        }
    }

    private void put(String name, String text, String from) {
        Arrays.stream(Setting.values())
                .filter(setting -> setting.variable().equals(name))
                .findFirst()
                .ifPresentOrElse(setting -> given.put(setting, new Given(text.strip(), from)), () -> warn(name, from));
    }

    private void warn(String name, String from) {
        String nearest = nearest(name).map(known -> " Was " + known + " meant?").orElse("");
        warnings.add(name + " (from " + from + ") is no setting of Cardline and was left aside." + nearest);
    }

    private static Optional<String> nearest(String mistyped) {
        String name = mistyped.toUpperCase(Locale.ROOT);
        return Arrays.stream(Setting.values())
                .map(Setting::variable)
                .min(Comparator.comparingInt(known -> difference(known, name)))
                .filter(known -> difference(known, name) <= LOOKS_LIKE);
    }

    /** How many letters have to be changed, added or taken away (Levenshtein's distance). */
    private static int difference(String one, String other) {
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, column -> column);
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(change, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
