package org.cardline.reasons;

import java.util.HashMap;
import java.util.Map;

/** Features that are worked out once a sentence: for training, which asks for them again and again. For one thread. */
final class Remembered implements Features {
    private final Features features;
    private final Map<String, Sparse> known = new HashMap<>();

    Remembered(Features features) {
        this.features = features;
    }

    @Override
    public int count() {
        return features.count();
    }

    @Override
    public Sparse of(String sentence) {
        return known.computeIfAbsent(PlainWords.of(sentence), features::of);
    }
}
