package org.cardline.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recogniser's tokens: pieces of words, a space before a word being part of its first piece. Immutable. */
final class Vocabulary {
    /** Begins every sentence. */
    static final int BEGIN = 1;

    /** Ends every sentence. */
    static final int END = 2;

    private static final String SPACE = "▁";
    private static final Pattern TABLE = Pattern.compile("llama_vocab_base64 = \"([A-Za-z0-9+/=]+)\"");

    private final List<String> pieces;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Vocabulary(List<String> pieces) {
        this.pieces = pieces;
        for (int i = 0; i < pieces.size(); i++) numbers.put(pieces.get(i), i);
    }

    /** The table that llama-tokenizer-js carries. */
    static Vocabulary read(Path script) throws IOException {
        Matcher table = TABLE.matcher(Files.readString(script));
        if (!table.find()) throw new IOException(script + " has no vocabulary in it");
        var text = new String(Base64.getDecoder().decode(table.group(1)), StandardCharsets.UTF_8);
        return new Vocabulary(List.of(text.split("\n", -1)));
    }

    /** A piece's number. */
    int number(String piece) {
        Integer number = numbers.get(piece);
        if (number == null) throw new IllegalArgumentException("no piece is " + piece);
        return number;
    }

    /** Words as tokens, each with a space before it but for {@link NumberWords#HYPHEN} and what it joins: byte-pair encoding, the lowest-numbered pair first. */
    int[] tokens(String words) {
        var parts = new ArrayList<String>();
        for (int letter : spaced(words).codePoints().toArray()) parts.add(Character.toString(letter));
        for (int at = next(parts); at >= 0; at = next(parts)) {
            parts.set(at, parts.get(at) + parts.remove(at + 1));
        }
        return parts.stream().mapToInt(this::number).toArray();
    }

    private static String spaced(String words) {
        if (words.equals(NumberWords.HYPHEN)) return words;
        boolean joined = words.startsWith(NumberWords.HYPHEN);
        return joined ? words.substring(NumberWords.HYPHEN.length()) : SPACE + words.replace(" ", SPACE);
    }

    private int next(List<String> parts) {
        int at = -1, lowest = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < parts.size(); i++) {
            int pair = numbers.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
            if (pair < lowest) at = i;
            lowest = Math.min(lowest, pair);
        }
        return at;
    }

    /** Tokens as words. */
    String words(List<Integer> tokens) {
        var words = new StringBuilder();
        for (int token : tokens) words.append(pieces.get(token));
        return words.toString().replace(SPACE, " ").strip();
    }
}
