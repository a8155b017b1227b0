package org.cardline.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said, whatever it is: the likeliest token after each.
 *
 * @param tokens in order
 * @param confidence how likely a token was where it stands: their geometric mean
 */
record FreeDecoding(List<Integer> tokens, double confidence) {
    /** Tokens at most: half a minute of speech. */
    private static final int MOST_TOKENS = 190;

    /** The model sometimes falls to saying the same for ever. */
    private static final int LONGEST_REPETITION = 6;

    static FreeDecoding of(Encoded encoded) {
        var tokens = new ArrayList<Integer>();
        double likely = 0;
        Encoded.Said start = encoded.start(), said = start;
        int next = said.mostLikely(0);
        while (next != Vocabulary.END && tokens.size() < MOST_TOKENS && !repeats(tokens)) {
            tokens.add(next);
            likely += said.likely(0, next);
            Encoded.Said after = encoded.after(said, next);
            if (said != start) said.close();
            said = after;
            next = said.mostLikely(0);
        }
        if (said != start) said.close();
        return new FreeDecoding(List.copyOf(tokens), Math.exp(likely / Math.max(1, tokens.size())));
    }

    private static boolean repeats(List<Integer> tokens) {
        int pairs = 0;
        for (int i = tokens.size() - 1; i >= 2 && tokens.get(i).equals(tokens.get(i - 2)); i--) pairs++;
        return pairs >= 2 * LONGEST_REPETITION;
    }
}
