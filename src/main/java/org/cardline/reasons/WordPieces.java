package org.cardline.reasons;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** WordPiece of BERT (uncased): a word is cut into the longest pieces that the vocabulary has, from the left. */
final class WordPieces {
    /** The model was trained on sentences no longer than this; what comes after is cut off. */
    private static final int MOST_TOKENS = 128;

    private static final Pattern APART = Pattern.compile("(?=')|(?<=')|\\s+");

    private final Map<String, Integer> vocabulary;
    private final int begin;
    private final int end;
    private final int unknown;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        begin = number("[CLS]");
        end = number("[SEP]");
        unknown = number("[UNK]");
    }

    /** Reads the vocabulary of a tokenizer file as Hugging Face writes it ({@code "vocab": {"word": 1}}). */
    static WordPieces read(InputStream tokenizer) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), tokenizer)) {
            var vocabulary = new HashMap<String, Integer>(65_536);
            while (!"vocab".equals(json.currentName())) json.nextToken();
            json.nextToken();
            for (String piece = json.nextName(); piece != null; piece = json.nextName()) {
                vocabulary.put(piece, json.nextIntValue(0));
            }
            return new WordPieces(vocabulary);
        }
    }

    /** The tokens of plain words ({@link PlainWords}), between the marks of begin and end. */
    long[] tokens(String words) {
        var tokens = new ArrayList<Integer>(List.of(begin));
        for (String word : APART.split(words)) if (!word.isEmpty()) tokens.addAll(pieces(word));
        List<Integer> kept = new ArrayList<>(tokens.subList(0, Math.min(tokens.size(), MOST_TOKENS - 1)));
        kept.add(end);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    private List<Integer> pieces(String word) {
        var pieces = new ArrayList<Integer>();
        for (int from = 0; from < word.length(); ) {
            int to = longest(word, from);
            if (to == from) return List.of(unknown);
            pieces.add(number(piece(word, from, to)));
            from = to;
        }
        return pieces;
    }

    private int number(String piece) {
        return Objects.requireNonNull(vocabulary.get(piece), piece);
    }

    private int longest(String word, int from) {
        int to = word.length();
        while (to > from && !vocabulary.containsKey(piece(word, from, to))) to--;
        return to;
    }

    private static String piece(String word, int from, int to) {
        return (from == 0 ? "" : "##") + word.substring(from, to);
    }
}
