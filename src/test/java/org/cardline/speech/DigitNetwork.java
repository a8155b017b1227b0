package org.cardline.speech;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What {@link DigitSounds} reads, while it learns: Adam (Kingma and Ba, 2015) on batches, with dropout. */
final class DigitNetwork {
    static final int REACH = 1;
    private static final int HIDDEN = 48;
    private static final int BATCH = 256;
    private static final float KEPT = 0.6f;
    private static final float DECAY = 1e-4f;
    private static final double RATE = 1e-3;

    private final int inputs;
    private final Weights inner;
    private final Weights outer;
    private final RandomGenerator random;

    /** A moment of sound, seen with its neighbours and on the scale that {@link Scale} gives, and what it is. */
    record Example(float[] seen, int label) {}

    DigitNetwork(int inputs, long seed) {
        this.inputs = inputs;
        random = new SplittableRandom(seed);
        inner = new Weights(inputs, HIDDEN, random);
        outer = new Weights(HIDDEN, DigitSounds.CLASSES, random);
    }

    /** Sees every example once. */
    void learn(List<Example> examples) {
        var order = new ArrayList<>(examples);
        Collections.shuffle(order, random);
        for (int from = 0; from < order.size(); from += BATCH) {
            List<Example> batch = order.subList(from, Math.min(order.size(), from + BATCH));
            batch.forEach(each -> learn(each, 1f / batch.size()));
            inner.step();
            outer.step();
        }
    }

    private void learn(Example example, float share) {
        float[] seen = dropped(example.seen());
        float[] hidden = inner.times(seen);
        for (int i = 0; i < hidden.length; i++) hidden[i] = Math.max(0, hidden[i]);
        float[] kept = dropped(hidden);
        float[] wrong = probabilities(outer.times(kept));
        wrong[example.label()] -= 1;
        for (int i = 0; i < wrong.length; i++) wrong[i] *= share;
        float[] back = outer.back(kept, wrong);
        for (int i = 0; i < back.length; i++) back[i] = kept[i] == 0 ? 0 : back[i] / KEPT;
        outer.blame(kept, wrong);
        inner.blame(seen, back);
    }

    private float[] dropped(float[] values) {
        var kept = new float[values.length];
        for (int i = 0; i < kept.length; i++) if (random.nextFloat() < KEPT) kept[i] = values[i] / KEPT;
        return kept;
    }

    private static float[] probabilities(float[] scores) {
        double most = Double.NEGATIVE_INFINITY, sum = 0;
        for (float each : scores) most = Math.max(most, each);
        for (int i = 0; i < scores.length; i++) sum += scores[i] = (float) Math.exp(scores[i] - most);
        for (int i = 0; i < scores.length; i++) scores[i] /= (float) sum;
        return scores;
    }

    /** For {@link DigitSounds#read}: the scale folded into the weights, numbers in 16 bits. */
    void write(OutputStream file, Scale scale) throws IOException {
        var out = new DataOutputStream(file);
        out.writeInt(REACH);
        out.writeInt(inputs / (2 * REACH + 1));
        out.writeInt(HIDDEN);
        inner.folded(scale).write(out);
        outer.write(out);
        out.flush();
    }

    /** What brings each value to a mean of 0 and a deviation of 1. */
    record Scale(float[] mean, float[] deviation) {
        float[] of(float[] values) {
            var scaled = new float[values.length];
            for (int i = 0; i < values.length; i++)
                scaled[i] = (values[i] - mean[i % mean.length]) / deviation[i % mean.length];
            return scaled;
        }
    }

    /** A layer's weights, what they are to change by, and what Adam remembers. */
    private static final class Weights {
        private final float[][] rows;
        private final float[][] gradient;
        private final float[][] first;
        private final float[][] second;
        private int steps;

        /** The last row is the bias. */
        Weights(int inputs, int outputs, RandomGenerator random) {
            rows = new float[inputs + 1][outputs];
            gradient = new float[inputs + 1][outputs];
            first = new float[inputs + 1][outputs];
            second = new float[inputs + 1][outputs];
            double size = Math.sqrt(2.0 / inputs);
            for (int i = 0; i < inputs; i++)
                for (int j = 0; j < outputs; j++) rows[i][j] = (float) (size * random.nextGaussian());
        }

        float[] times(float[] in) {
            float[] out = rows[in.length].clone();
            for (int i = 0; i < in.length; i++) if (in[i] != 0) add(out, rows[i], in[i]);
            return out;
        }

        /** What the inputs should change by, when the outputs should by this. */
        float[] back(float[] in, float[] wrong) {
            var back = new float[in.length];
            for (int i = 0; i < in.length; i++) for (int j = 0; j < wrong.length; j++) back[i] += rows[i][j] * wrong[j];
            return back;
        }

        /** Adds to what the weights are to change by. */
        void blame(float[] in, float[] wrong) {
            for (int i = 0; i < in.length; i++) if (in[i] != 0) add(gradient[i], wrong, in[i]);
            add(gradient[in.length], wrong, 1);
        }

        private static void add(float[] sum, float[] row, float weight) {
            for (int j = 0; j < sum.length; j++) sum[j] += weight * row[j];
        }

        void step() {
            steps++;
            double rate = RATE * Math.sqrt(1 - Math.pow(0.999, steps)) / (1 - Math.pow(0.9, steps));
            for (int i = 0; i < rows.length; i++) {
                float decay = i < rows.length - 1 ? DECAY : 0;
                for (int j = 0; j < rows[i].length; j++) {
                    float slope = gradient[i][j] + decay * rows[i][j];
                    first[i][j] = 0.9f * first[i][j] + 0.1f * slope;
                    second[i][j] = 0.999f * second[i][j] + 0.001f * slope * slope;
                    rows[i][j] -= (float) (rate * first[i][j] / (Math.sqrt(second[i][j]) + 1e-8));
                    gradient[i][j] = 0;
                }
            }
        }

        Weights folded(Scale scale) {
            var folded = new Weights(rows.length - 1, rows[0].length, new SplittableRandom(0));
            folded.rows[rows.length - 1] = rows[rows.length - 1].clone();
            for (int i = 0; i < rows.length - 1; i++) {
                int value = i % scale.mean().length;
                for (int j = 0; j < rows[i].length; j++) {
                    folded.rows[i][j] = rows[i][j] / scale.deviation()[value];
                    folded.rows[rows.length - 1][j] -= folded.rows[i][j] * scale.mean()[value];
                }
            }
            return folded;
        }

        void write(DataOutputStream out) throws IOException {
            for (float[] row : rows) for (float each : row) out.writeShort(Float.floatToFloat16(each));
        }
    }
}
