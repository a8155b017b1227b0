package org.cardline.programme;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One mapping of a file. A mistake is reported and stood in for by a harmless value, so that one reading finds every
 * mistake; whoever reads the file throws all of them at the end.
 */
final class Section {
    /** A text and the line that it stands on. */
    private record Word(String text, int line) {}

    private final YamlFile file;
    private final int line;
    private final boolean absent;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** The whole of a file; an absent one is empty. */
    Section(YamlFile file, Optional<MappingNode> node) {
        this.file = file;
        this.absent = node.isEmpty();
        this.line = node.map(YamlFile::lineOf).orElse(0);
        node.ifPresent(each -> each.getValue().forEach(this::add));
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            file.wrong(YamlFile.lineOf(entry.getKeyNode()), "A key must be a word.", "Write 'key: value'.");
            return;
        }
        keyLines.putIfAbsent(key.getValue(), YamlFile.lineOf(key));
        if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
            file.wrong(YamlFile.lineOf(key), "'" + key.getValue() + "' stands here twice.", "Remove one of them.");
        }
    }

    /** Whether the file, or its mapping, isn't there at all. */
    boolean isAbsent() {
        return absent;
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** All keys, for mappings whose keys are names that the issuer chose. */
    Set<String> names() {
        asked.addAll(values.keySet());
        return values.keySet();
    }

    String text(String key) {
        if (!hasValue(key)) missing(key);
        return optionalText(key).orElse("");
    }

    /** A scalar without text is no value; anything else that isn't a text is a mistake of its own. */
    private boolean hasValue(String key) {
        Node node = values.get(key);
        return node instanceof ScalarNode scalar ? !scalar.getValue().isBlank() : node != null;
    }

    /** A text that is spoken: one of the recorded phrases, where the programme has any. */
    String phrase(String key, Prompts prompts) {
        String phrase = text(key);
        if (!phrase.isEmpty()
                && !prompts.folders().isEmpty()
                && prompts.recording(phrase).isEmpty()) {
            wrong(
                    key,
                    "'" + phrase + "' is spoken, and nobody recorded it.",
                    "Add it to a sentences.txt and run scripts/make-prompts.");
        }
        return phrase;
    }

    /** The same, spoken in Spanish, too, where the programme has any Spanish. */
    String phrase(String key, Prompts prompts, Prompts spanish) {
        String phrase = phrase(key, prompts);
        if (!phrase.isEmpty()
                && !spanish.folders().isEmpty()
                && spanish.recording(phrase).isEmpty()) {
            wrong(
                    key,
                    "'" + phrase + "' is spoken in Spanish, too, and nobody recorded it.",
                    "Add it, a tab and its Spanish to a sentences.txt of prompts-es and run scripts/make-prompts.");
        }
        return phrase;
    }

    /** Empty where the key is absent or has no value. */
    Optional<String> optionalText(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).flatMap(node -> file.scalar(key, node));
    }

    /** The texts of a list; a single text is a list of one. */
    List<String> texts(String key) {
        return words(key).stream().map(Word::text).toList();
    }

    private List<Word> words(String key) {
        asked.add(key);
        var words = new ArrayList<Word>();
        for (Node each : items(key))
            file.scalar(key, each).ifPresent(text -> words.add(new Word(text, YamlFile.lineOf(each))));
        return words;
    }

    private Word word(String key) {
        String text = text(key);
        Node value = values.get(key);
        return new Word(text, value == null ? line : YamlFile.lineOf(value));
    }

    int integer(String key, int least, int most) {
        String text = text(key);
        if (text.isEmpty()) return least;
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) return value;
        } catch (NumberFormatException notANumber) {
            // Reported below, with the range.
        }
        wrong(key, "'" + text + "' is not a whole number from " + least + " to " + most + ".", "Write one, in digits.");
        return least;
    }

    /** A sum of money, written in digits with at most one point; nothing where it is mistaken. */
    BigDecimal decimal(String key) {
        String text = text(key);
        if (text.matches("\\d{1,9}(\\.\\d{1,3})?")) return new BigDecimal(text);
        if (!text.isEmpty()) wrong(key, "'" + text + "' is no sum of money.", "Write it like 50 or 49.95.");
        return BigDecimal.ZERO;
    }

    boolean yes(String key, boolean otherwise) {
        String text = optionalText(key).orElse(otherwise ? "yes" : "no").toLowerCase(Locale.ROOT);
        if (text.equals("yes") || text.equals("true")) return true;
        if (!text.equals("no") && !text.equals("false"))
            wrong(key, "'" + text + "' is neither yes nor no.", "Write yes or no.");
        return false;
    }

    /** One of an enum's values, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        E first = type.getEnumConstants()[0];
        return parse(key, word(key), Words.of(type)).orElse(first);
    }

    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
        var chosen = new LinkedHashSet<E>();
        if (items(key).isEmpty()) missing(key);
        for (Word each : words(key)) parse(key, each, Words.of(type)).ifPresent(chosen::add);
        return Set.copyOf(chosen);
    }

    /** A list of alternatives, each of words joined by {@code +}. */
    <E extends Enum<E>> List<Set<E>> alternatives(String key, Class<E> type) {
        List<Word> alternatives = words(key);
        if (alternatives.isEmpty()) missing(key);
        return alternatives.stream().map(each -> together(key, each, type)).toList();
    }

    private <E extends Enum<E>> Set<E> together(String key, Word joined, Class<E> type) {
        var words = new LinkedHashSet<E>();
        for (String each : joined.text().split("\\+", -1)) {
            parse(key, new Word(each.strip(), joined.line()), Words.of(type)).ifPresent(words::add);
        }
        return Set.copyOf(words);
    }

    /** The thing that the text under {@code key} names, or the stand-in, reported, where nothing has that name. */
    <T> T named(String key, Map<String, T> known, T standIn) {
        return parse(key, word(key), known).orElse(standIn);
    }

    /** The things that the texts of a list name, of which there is one at least. */
    <T> List<T> allNamed(String key, Map<String, T> known) {
        if (items(key).isEmpty()) missing(key);
        return words(key).stream()
                .flatMap(each -> parse(key, each, known).stream())
                .toList();
    }

    /** The texts of a list, of which there is one at least. */
    List<String> allTexts(String key) {
        if (items(key).isEmpty()) missing(key);
        return texts(key);
    }

    private <T> Optional<T> parse(String key, Word word, Map<String, T> known) {
        if (!hasValue(key)) return Optional.empty();
        T meant = known.get(word.text());
        if (meant == null) {
            String what = "'" + word.text() + "' means nothing under '" + key + "'.";
            file.wrong(word.line(), what, Nearest.hint(word.text(), known.keySet()));
        }
        return Optional.ofNullable(meant);
    }

    /** What {@code reader} makes of the mapping under {@code key}; of an absent one, reported, where it is missing. */
    <T> T in(String key, Function<Section, T> reader) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) missing(key);
        return read(Optional.ofNullable(node).flatMap(each -> file.mapping(key, each)), reader);
    }

    /** What {@code reader} makes of each mapping of a list; an absent list is empty. */
    <T> List<T> each(String key, Function<Section, T> reader) {
        asked.add(key);
        var read = new ArrayList<T>();
        for (Node item : items(key))
            file.mapping(key, item).ifPresent(node -> read.add(read(Optional.of(node), reader)));
        return List.copyOf(read);
    }

    private <T> T read(Optional<MappingNode> node, Function<Section, T> reader) {
        var section = new Section(file, node);
        T value = reader.apply(section);
        section.reportUnknownKeys();
        return value;
    }

    /** Reports a mistake at the value of {@code key}, or where this section begins if it has none. */
    void wrong(String key, String what, String mend) {
        Node value = values.get(key);
        file.wrong(value == null ? line : YamlFile.lineOf(value), what, mend);
    }

    Path resolve(String relative) {
        return file.resolve(relative);
    }

    void reportUnknownKeys() {
        keyLines.forEach((key, at) -> {
            if (!asked.contains(key)) file.wrong(at, "'" + key + "' is not a key here.", Nearest.hint(key, asked));
        });
    }

    /** What is absent as a whole was reported, or is allowed to be absent: its keys are not asked for one by one. */
    private void missing(String key) {
        if (!absent) file.wrong(line, "'" + key + "' is missing.", "Add '" + key + ": …'.");
    }

    private List<Node> items(String key) {
        Node node = values.get(key);
        return node == null ? List.of() : file.items(key, node);
    }
}
