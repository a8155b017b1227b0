package org.cardline.reasons;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Words, pairs of words, and runs of three to five letters within a word, hashed: the family compared with. */
final class NGrams implements Features {
    private static final int BUCKETS = 1 << 15;
    /** Of a sentence's n-grams together. Small, so that beside an {@link Embedding} meaning weighs more than wording. */
    private static final float LENGTH = 0.3f;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    @Override
    public int count() {
        return BUCKETS;
    }

    @Override
    public Sparse of(String sentence) {
        List<String> words = PlainWords.list(sentence);
        var grams = new TreeSet<String>();
        for (int i = 0; i < words.size(); i++) {
            grams.add("w " + words.get(i));
            if (i > 0) grams.add("w " + words.get(i - 1) + " " + words.get(i));
            addLetters("<" + words.get(i) + ">", grams);
        }
        return hashed(grams);
    }

    private static void addLetters(String word, TreeSet<String> grams) {
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int from = 0; from + length <= word.length(); from++) {
                grams.add("c " + word.substring(from, from + length));
            }
        }
    }

    private static Sparse hashed(TreeSet<String> grams) {
        var buckets = new TreeMap<Integer, Float>();
        for (String gram : grams) buckets.merge(Math.floorMod(gram.hashCode() * 0x9E3779B1, BUCKETS), 1f, Float::sum);
        var indices = new int[buckets.size()];
        var values = new float[buckets.size()];
        float scale = (float) (LENGTH / Math.sqrt(Math.max(1, grams.size())));
        int at = 0;
        for (var each : buckets.entrySet()) {
            indices[at] = each.getKey();
            values[at++] = each.getValue() * scale;
        }
        return new Sparse(indices, values);
    }
}
