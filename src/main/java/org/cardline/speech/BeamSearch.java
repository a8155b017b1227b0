package org.cardline.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Follows a grammar through what was heard, word by word, keeping the likeliest few ways. Each way shares the native
 * memory of the one it came from; nothing is copied. Of one thread.
 */
final class BeamSearch {
    /** Words that begin with the same token and are followed, at most. */
    private static final int MOST_ALIKE = 6;

    /** Ways kept after each word, at most; those that begin with the same token count as one. */
    private final int width;

    /** How far behind the best a way may be and still be kept, in logarithms of probability. */
    private final double margin;

    private final Vocabulary vocabulary;
    private final int comma;
    private final int stop;
    private final Map<String, int[]> tokens = new HashMap<>();

    BeamSearch(Vocabulary vocabulary, int width, double margin) {
        this.vocabulary = vocabulary;
        this.width = width;
        this.margin = margin;
        comma = vocabulary.number(",");
        stop = vocabulary.number(".");
    }

    /** A way so far: where in the grammar, what was said, and how well. */
    private record Way(
            Place at,
            Encoded.Said said,
            double score,
            double strain,
            List<String> words,
            List<List<Wording.Instead>> instead) {}

    /** A way and the word that may come next on it. */
    private record Move(Way from, Place.Step step, int[] tokens, double score, List<Wording.Instead> instead) {
        /** What tells them apart comes later: "Repeat", "Rewards". */
        boolean beginsAs(Move other) {
            return from == other.from && tokens[0] == other.tokens[0];
        }
    }

    /** The wordings that were followed to their end, likeliest first; none where nothing fits at all. */
    List<Wording> search(Encoded encoded, Place grammar) {
        var ended = new ArrayList<Wording>();
        List<Way> ways = List.of(new Way(grammar, encoded.start(), 0, 0, List.of(), List.of()));
        while (!ways.isEmpty()) {
            List<Way> next = step(encoded, ways, ended);
            if (!ways.getFirst().words().isEmpty())
                ways.forEach(way -> way.said().close());
            ways = next;
        }
        ended.sort(Comparator.comparingDouble(Wording::score).reversed());
        return ended;
    }

    /** Digits that were not searched for, as if they had been: what the decoder thinks of each, and of others in its place. */
    Wording along(Encoded encoded, List<String> digits) {
        Encoded.Said start = encoded.start();
        try (Encoded.Said said = encoded.after(start, fed(digits))) {
            double score = 0, strain = 0;
            var instead = new ArrayList<List<Wording.Instead>>();
            int at = 0;
            for (String digit : digits) {
                int[] word = tokens(digit, at == 0);
                if (at > 0) score += goesOn(ends(said, at - 2));
                instead.add(at == 0 ? digits(start, start.length() - 1, true) : digits(said, at - 1, false));
                for (int i = 0; i < word.length; i++) {
                    Encoded.Said before = at + i == 0 ? start : said;
                    int position = at + i == 0 ? start.length() - 1 : at + i - 1;
                    score += before.likely(position, word[i]);
                    strain += strain(before, position, word[i]);
                }
                at += word.length + 1;
            }
            double ends = ends(said, said.length() - 1);
            return new Wording(digits, score + ends, strain + Math.min(0, ends), instead);
        }
    }

    /** With commas between them. */
    private int[] fed(List<String> words) {
        int[] fed = tokens(words.getFirst(), true);
        for (String each : words.subList(1, words.size())) {
            int[] word = tokens(each, false);
            fed = with(fed, comma);
            int before = fed.length;
            fed = Arrays.copyOf(fed, before + word.length);
            System.arraycopy(word, 0, fed, before, word.length);
        }
        return fed;
    }

    private List<Wording.Instead> digits(Encoded.Said said, int position, boolean first) {
        return DigitWords.SINGLE.keySet().stream()
                .map(word -> new Wording.Instead(word, said.likely(position, tokens(word, first)[0]), 0))
                .toList();
    }

    private List<Way> step(Encoded encoded, List<Way> ways, List<Wording> ended) {
        var next = new ArrayList<Way>();
        for (Move each : likeliest(ways)) {
            Way way = follow(encoded, each);
            if (way.at().end()) ended.add(end(way));
            if (way.at().next().isEmpty()) way.said().close();
            else next.add(way);
        }
        return next;
    }

    private List<Move> likeliest(List<Way> ways) {
        var moves = new ArrayList<Move>();
        for (Way way : ways) moves.addAll(moves(way));
        moves.sort(Comparator.comparingDouble(Move::score).reversed());
        var kept = new ArrayList<Move>();
        int beginnings = 0, alike = 0;
        for (Move each : moves) {
            boolean begins = kept.isEmpty() || !each.beginsAs(kept.getLast());
            alike = begins ? 1 : alike + 1;
            if (begins) beginnings++;
            if (beginnings > width || each.score() <= moves.getFirst().score() - margin) break;
            if (alike <= MOST_ALIKE) kept.add(each);
        }
        return kept;
    }

    private List<Move> moves(Way way) {
        int last = way.said().length() - 1;
        double goesOn = way.words().isEmpty() ? 0 : goesOn(ends(way));
        var instead = new ArrayList<Wording.Instead>();
        var moves = new ArrayList<Move>();
        for (Place.Step step : way.at().words()) {
            int[] word = tokens(step.word(), way.words().isEmpty());
            double likely = way.said().likely(last, word[0]);
            instead.add(new Wording.Instead(step.word(), likely, 0));
            moves.add(new Move(way, step, word, way.score() + goesOn + likely, instead));
        }
        return moves;
    }

    private Way follow(Encoded encoded, Move move) {
        Way from = move.from();
        boolean comma = move.step().list() && !move.step().then().next().isEmpty();
        int[] fed = comma ? with(move.tokens(), this.comma) : move.tokens();
        double strain = from.strain() + strain(from.said(), from.said().length() - 1, move.tokens()[0]);
        double score = move.score();
        Encoded.Said said = encoded.after(from.said(), fed);
        for (int i = 1; i < move.tokens().length; i++) {
            score += said.likely(i - 1, move.tokens()[i]);
            strain += strain(said, i - 1, move.tokens()[i]);
        }
        return new Way(
                move.step().then(),
                said,
                score,
                strain,
                plus(from.words(), move.step().word()),
                plus(from.instead(), move.instead()));
    }

    private static double strain(Encoded.Said said, int position, int token) {
        return said.likely(position, token) - said.likely(position, said.mostLikely(position));
    }

    private Wording end(Way way) {
        return new Wording(way.words(), way.score() + ends(way), way.strain() + Math.min(0, ends(way)), way.instead());
    }

    /** How likely nothing more is said. Where a comma was fed after the word, what counts is before the comma. */
    private double ends(Way way) {
        int last = way.said().length() - 1;
        boolean afterComma = last > 0 && way.words().size() > 0 && fedComma(way);
        int position = afterComma ? last - 1 : last;
        return ends(way.said(), position);
    }

    private double ends(Encoded.Said said, int position) {
        return Math.log(Math.exp(said.likely(position, stop)) + Math.exp(said.likely(position, Vocabulary.END)));
    }

    private static double goesOn(double ends) {
        return Math.log1p(-Math.min(0.999999, Math.exp(ends)));
    }

    private boolean fedComma(Way way) {
        return way.said().length() > tokens(way.words().getLast(), way.words().size() == 1).length;
    }

    private int[] tokens(String word, boolean first) {
        String written = first ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word;
        return tokens.computeIfAbsent(written, vocabulary::tokens);
    }

    private static int[] with(int[] tokens, int more) {
        int[] all = Arrays.copyOf(tokens, tokens.length + 1);
        all[tokens.length] = more;
        return all;
    }

    private static <T> List<T> plus(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
