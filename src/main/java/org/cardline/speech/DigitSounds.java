package org.cardline.speech;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Which digit a moment of sound is like, by what the recogniser's encoder makes of it: a small network of one hidden layer,
 * learnt from people's digits by {@code ./cardline train digits}. The decoder knows words; this knows sounds, and errs
 * elsewhere (docs/speech.md). Immutable; any thread.
 */
final class DigitSounds {
    /** Ten digits, and what is none: {@link #NONE}. */
    static final int CLASSES = 11;

    static final int NONE = 10;

    private static final String FILE = "digits.model";

    /** Moments on either side that are looked at with each one. */
    private final int reach;

    /** Values of a moment. */
    private final int width;

    private final float[][] inner;
    private final float[] innerBias;
    private final float[][] outer;
    private final float[] outerBias;

    private DigitSounds(DataInputStream in) throws IOException {
        reach = in.readInt();
        width = in.readInt();
        int hidden = in.readInt();
        inner = rows(in, (2 * reach + 1) * width, hidden);
        innerBias = row(in, hidden);
        outer = rows(in, hidden, CLASSES);
        outerBias = row(in, CLASSES);
    }

    /** The one that is shipped. */
    static DigitSounds shipped() {
        try (InputStream file = Objects.requireNonNull(DigitSounds.class.getResourceAsStream(FILE), FILE)) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DigitSounds read(InputStream file) throws IOException {
        return new DigitSounds(new DataInputStream(new java.io.BufferedInputStream(file)));
    }

    private static float[][] rows(DataInputStream in, int count, int size) throws IOException {
        var rows = new float[count][];
        for (int i = 0; i < count; i++) rows[i] = row(in, size);
        return rows;
    }

    private static float[] row(DataInputStream in, int size) throws IOException {
        var row = new float[size];
        for (int i = 0; i < size; i++) row[i] = Float.float16ToFloat(in.readShort());
        return row;
    }

    /**
     * For each moment the logarithms of how likely each digit sounds in it, and {@link #NONE}.
     *
     * @param encoded the encoder's output, one moment of 24 ms after the other
     */
    float[][] of(FloatBuffer encoded) {
        var values = new float[encoded.remaining()];
        encoded.get(values);
        var moments = new float[values.length / width][];
        for (int i = 0; i < moments.length; i++) moments[i] = moment(values, i, moments.length);
        return moments;
    }

    private float[] moment(float[] values, int at, int moments) {
        float[] hidden = innerBias.clone();
        for (int near = -reach; near <= reach; near++) {
            int from = Math.clamp(at + near, 0, moments - 1) * width;
            for (int i = 0; i < width; i++) add(hidden, inner[(near + reach) * width + i], values[from + i]);
        }
        float[] classes = outerBias.clone();
        for (int i = 0; i < hidden.length; i++) if (hidden[i] > 0) add(classes, outer[i], hidden[i]);
        return normalised(classes);
    }

    private static void add(float[] sum, float[] row, float weight) {
        for (int i = 0; i < sum.length; i++) sum[i] += weight * row[i];
    }

    private static float[] normalised(float[] classes) {
        double most = Double.NEGATIVE_INFINITY, sum = 0;
        for (float each : classes) most = Math.max(most, each);
        for (float each : classes) sum += Math.exp(each - most);
        double norm = most + Math.log(sum);
        for (int i = 0; i < classes.length; i++) classes[i] -= (float) norm;
        return classes;
    }
}
