package org.cardline.programme;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One file of a programme, read as YAML's nodes, which know their lines; nothing is ever constructed from a tag. The
 * problems of all files of one reading meet in one list.
 */
final class YamlFile {
    /** A larger file is refused unread. */
    static final int MAX_BYTES = 256 * 1024;

    /** Further nesting, or more aliases of collections, is refused as a mistake of the file. */
    private static final int MAX_DEPTH = 12;

    private static final int MAX_ALIASES = 20;

    /** More items in one list are reported. */
    private static final int MAX_ITEMS = 500;

    /** A longer text is reported. */
    private static final int MAX_TEXT = 500;

    /** Anything else asks for an object of some class. */
    private static final Pattern STANDARD_TAG =
            Pattern.compile("tag:yaml\\.org,2002:(str|int|float|bool|null|timestamp|seq|map)");

    private final Path path;
    private final List<Problem> problems;

    YamlFile(Path path, List<Problem> problems) {
        this.path = path;
        this.problems = problems;
    }

    /** What {@code reader} makes of the file's mapping; of an empty one where the file is absent or broken. */
    <T> T read(Function<Section, T> reader) {
        Section section = new Section(this, root());
        T value = reader.apply(section);
        section.reportUnknownKeys();
        return value;
    }

    void wrong(int line, String what, String mend) {
        problems.add(new Problem(path, line, what, mend));
    }

    Path resolve(String relative) {
        return path.resolveSibling(relative).normalize();
    }

    /** The items of a list; a single value is a list of one. */
    List<Node> items(String key, Node node) {
        List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        if (items.size() <= MAX_ITEMS) return items;
        wrong(lineOf(node), "'" + key + "' has more than " + MAX_ITEMS + " items.", "Shorten the list.");
        return items.subList(0, MAX_ITEMS);
    }

    Optional<MappingNode> mapping(String key, Node node) {
        if (node instanceof MappingNode mapping && isPlain(node)) return Optional.of(mapping);
        return refuse(lineOf(node), "'" + key + "' must hold keys.", "Write 'key: value' lines, indented, below it.");
    }

    /** The text of a scalar; empty where it has none. */
    Optional<String> scalar(String key, Node node) {
        if (!(node instanceof ScalarNode scalar) || !isPlain(node)) {
            return refuse(
                    lineOf(node),
                    "'" + key + "' must be a plain text or number.",
                    "Write it on one line, in quotes if need be.");
        }
        String text = scalar.getValue().strip();
        if (text.length() <= MAX_TEXT) return text.isEmpty() ? Optional.empty() : Optional.of(text);
        return refuse(lineOf(node), "'" + key + "' is longer than " + MAX_TEXT + " characters.", "Shorten it.");
    }

    private static boolean isPlain(Node node) {
        return STANDARD_TAG.matcher(node.getTag().getValue()).matches();
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private Optional<MappingNode> root() {
        if (!Files.exists(path)) return Optional.empty();
        try {
            if (Files.size(path) > MAX_BYTES)
                return refuse(0, "The file is larger than 256 KiB.", "Split or shorten it.");
            Node node = new Yaml(limits()).compose(new StringReader(Files.readString(path)));
            if (node instanceof MappingNode mapping) return Optional.of(mapping);
            return refuse(1, "The file holds no keys.", "Write 'key: value' lines.");
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            return refuse(
                    line, "This is not YAML: " + broken.getProblem() + ".", "Check indentation, quotes and colons.");
        } catch (YAMLException | IOException unreadable) {
            return refuse(0, "The file cannot be read: " + unreadable.getMessage() + ".", "It must be YAML in UTF-8.");
        }
    }

    private <T> Optional<T> refuse(int line, String what, String mend) {
        wrong(line, what, mend);
        return Optional.empty();
    }

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        return options;
    }
}
