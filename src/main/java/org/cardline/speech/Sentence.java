package org.cardline.speech;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An English sentence with placeholders, {@code "Your reference is {reference}."}, in the pieces it is recorded in. What
 * stands between placeholders is one recording, without the punctuation beside them.
 */
record Sentence(List<Piece> pieces) {
    private static final Pattern PIECE = Pattern.compile("\\{[a-z]+}|[^{}]+");
    private static final Pattern EDGES = Pattern.compile("^[\\s.,;:]+|[\\s,;:]+$");

    sealed interface Piece {}

    /** Recorded as it is. */
    record Fixed(String text) implements Piece {}

    /** Filled when it is said. */
    record Slot() implements Piece {}

    static Sentence of(String text) {
        var pieces = new ArrayList<Piece>();
        var piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group().startsWith("{")) pieces.add(new Slot());
            else fixed(piece.group()).forEach(pieces::add);
        }
        return new Sentence(List.copyOf(pieces));
    }

    private static Stream<Piece> fixed(String text) {
        String bare = EDGES.matcher(text).replaceAll("");
        return bare.isEmpty() ? Stream.empty() : Stream.of(new Fixed(bare));
    }

    /** What has to be recorded for it. */
    Stream<String> phrases() {
        return pieces.stream().flatMap(piece -> piece instanceof Fixed(String text) ? Stream.of(text) : Stream.empty());
    }

    int slots() {
        return (int) pieces.stream().filter(Slot.class::isInstance).count();
    }

    /** The words of a caption. */
    static String filled(String text, List<String> values) {
        String words = text;
        for (String value : values) words = words.replaceFirst("\\{[a-z]+}", Matcher.quoteReplacement(value));
        return words;
    }

    /** The words of a caption, each piece in the wording that it is recorded in. */
    String filled(Map<String, String> wordings, List<String> values) {
        Iterator<String> next = values.iterator();
        return pieces.stream()
                .map(piece -> piece instanceof Fixed(String text) ? wordings.getOrDefault(text, text) : next.next())
                .collect(Collectors.joining(" "));
    }
}
