package org.cardline.speech;

import java.util.ArrayList;
import java.util.List;

/** What was said, whatever it is: the likeliest token after each. */
final class FreeDecoding {
    /** Tokens at most: half a minute of speech. */
    private static final int MOST_TOKENS = 190;

    /** The model sometimes falls to saying the same for ever. */
    private static final int LONGEST_REPETITION = 6;

    private FreeDecoding() {}

    static List<Integer> tokens(Encoded encoded) {
        var tokens = new ArrayList<Integer>();
        Encoded.Said start = encoded.start(), said = start;
        int next = said.mostLikely(0);
        while (next != Vocabulary.END && tokens.size() < MOST_TOKENS && !repeats(tokens)) {
            tokens.add(next);
            Encoded.Said after = encoded.after(said, next);
            if (said != start) said.close();
            said = after;
            next = said.mostLikely(0);
        }
        if (said != start) said.close();
        return tokens;
    }

    private static boolean repeats(List<Integer> tokens) {
        int pairs = 0;
        for (int i = tokens.size() - 1; i >= 2 && tokens.get(i).equals(tokens.get(i - 2)); i--) pairs++;
        return pairs >= 2 * LONGEST_REPETITION;
    }
}
