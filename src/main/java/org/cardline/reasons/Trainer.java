package org.cardline.reasons;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Trains a {@link LinearModel}: stochastic gradient with a rate of its own for each weight (AdaGrad), averaged. */
final class Trainer {
    private static final int EPOCHS = 12;
    private static final float RATE = 0.25f;
    /** An example that is right to within this is passed over. */
    private static final float RIGHT = 3e-3f;

    private final int features;
    private final long seed;

    /** @param seed of the order in which examples are shown: the same seed gives the same model */
    Trainer(int features, long seed) {
        this.features = features;
        this.seed = seed;
    }

    /** An example's features, label and weight. */
    record Lesson(Features.Sparse features, Label label, float weight) {}

    LinearModel train(List<Lesson> lessons) {
        int labels = Label.values().length;
        var weights = new float[labels][features + 1];
        var squares = new float[labels][features + 1];
        var average = new float[labels][features + 1];
        var model = new LinearModel(weights);
        var order = new ArrayList<>(lessons);
        var random = new Random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (Lesson lesson : order) step(model, squares, lesson);
            if (epoch >= EPOCHS / 2) add(weights, average, 1f / (EPOCHS - EPOCHS / 2));
        }
        return new LinearModel(average);
    }

    private void step(LinearModel model, float[][] squares, Lesson lesson) {
        double[] wrong = model.probabilities(lesson.features());
        wrong[lesson.label().ordinal()] -= 1;
        for (int label = 0; label < wrong.length; label++) {
            float slope = (float) wrong[label] * lesson.weight();
            if (Math.abs(slope) > RIGHT) move(model.weights()[label], squares[label], slope, lesson.features());
        }
    }

    private void move(float[] row, float[] squares, float slope, Features.Sparse at) {
        for (int i = 0; i < at.indices().length; i++) {
            move(row, squares, at.indices()[i], slope * at.values()[i]);
        }
        move(row, squares, features, slope);
    }

    private static void move(float[] row, float[] squares, int at, float slope) {
        squares[at] += slope * slope;
        row[at] -= RATE * slope / ((float) Math.sqrt(squares[at]) + 1e-6f);
    }

    private static void add(float[][] from, float[][] to, float scale) {
        for (int i = 0; i < from.length; i++) for (int j = 0; j < from[i].length; j++) to[i][j] += from[i][j] * scale;
    }
}
