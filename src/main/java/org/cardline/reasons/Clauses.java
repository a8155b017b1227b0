package org.cardline.reasons;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A sentence cut in two at a word that joins ("and", "also"), which may hold a reason on either side. */
record Clauses(String before, String after) {
    private static final Set<String> JOINTS = Set.of("and", "also", "plus", "but", "then", "because", "so");
    private static final int FEWEST_WORDS = 2;
    /** A sentence with more joints is only cut at the first ones. */
    private static final int MOST_CUTS = 6;

    /** Each way of cutting the sentence; none where nothing is joined. */
    static List<Clauses> of(String sentence) {
        List<String> words = PlainWords.list(sentence);
        var cuts = new ArrayList<Clauses>();
        for (int i = FEWEST_WORDS; i < words.size() - FEWEST_WORDS && cuts.size() < MOST_CUTS; i++) {
            if (JOINTS.contains(words.get(i))) cuts.add(cut(words, i));
        }
        return cuts;
    }

    private static Clauses cut(List<String> words, int at) {
        return new Clauses(
                String.join(" ", words.subList(0, at)), String.join(" ", words.subList(at + 1, words.size())));
    }
}
