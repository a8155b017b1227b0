package org.cardline.reasons;

/** Softmax regression: a row of weights for each {@link Label}, its last weight the bias. Unchanging once trained. */
final class LinearModel {
    private final float[][] weights;

    /** @param weights by label's ordinal, then feature, then the bias */
    LinearModel(float[][] weights) {
        this.weights = weights;
    }

    float[][] weights() {
        return weights;
    }

    /** By label's ordinal; they add up to 1. */
    double[] probabilities(Features.Sparse features) {
        var scores = new double[weights.length];
        for (int label = 0; label < weights.length; label++) scores[label] = score(weights[label], features);
        return softmax(scores);
    }

    private static double score(float[] row, Features.Sparse features) {
        double score = row[row.length - 1];
        int[] indices = features.indices();
        float[] values = features.values();
        for (int i = 0; i < indices.length; i++) score += row[indices[i]] * values[i];
        return score;
    }

    private static double[] softmax(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY, sum = 0;
        for (double score : scores) highest = Math.max(highest, score);
        for (int i = 0; i < scores.length; i++) sum += scores[i] = Math.exp(scores[i] - highest);
        for (int i = 0; i < scores.length; i++) scores[i] /= sum;
        return scores;
    }
}
