package org.cardline.programme;

import java.util.Arrays;

/** The active level of speech (ITU-T P.56, method B), and its peak. */
record SpeechLevel(double activeDbov, int peak) {
    private static final int RATE = 8000;
    private static final double SMOOTHING = Math.exp(-1 / (RATE * 0.03));
    private static final int HANGOVER = RATE / 5;
    private static final double MARGIN = 15.9;
    private static final int THRESHOLDS = 15;

    static SpeechLevel of(short[] samples) {
        var active = new int[THRESHOLDS];
        var hang = new int[THRESHOLDS];
        Arrays.fill(hang, HANGOVER);
        double energy = 0, first = 0, envelope = 0;
        int peak = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
            peak = Math.max(peak, Math.abs(sample));
            first = SMOOTHING * first + (1 - SMOOTHING) * Math.abs(sample);
            envelope = SMOOTHING * envelope + (1 - SMOOTHING) * first;
            for (int j = 0; j < THRESHOLDS; j++) {
                hang[j] = envelope >= 1 << j ? 0 : hang[j] + 1;
                if (hang[j] <= HANGOVER) active[j]++;
            }
        }
        return new SpeechLevel(active(energy, active), peak);
    }

    /** Where the level of what is over a threshold lies the margin above it: between two thresholds, so interpolated. */
    private static double active(double energy, int[] active) {
        double level = decibels(energy / active[0]), margin = level;
        for (int j = 1; j < THRESHOLDS && active[j] > 0; j++) {
            double next = decibels(energy / active[j]), nextMargin = next - decibels(Math.pow(4, j));
            if (nextMargin <= MARGIN) {
                return toDbov(level + (next - level) * (margin - MARGIN) / (margin - nextMargin));
            }
            level = next;
            margin = nextMargin;
        }
        return toDbov(level);
    }

    private static double toDbov(double level) {
        return level - decibels(Math.pow(2, 30));
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power);
    }
}
