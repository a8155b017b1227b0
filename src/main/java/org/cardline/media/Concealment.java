package org.cardline.media;

/**
 * Fills what was lost with what was heard just before, one pitch period over and over, ever softer, as in ITU-T G.711
 * Appendix I. Two things differ from it: no delay is added (the join is smoothed forwards only), and one period is repeated where the appendix goes on to two and three. 10 ms at a time; allocates nothing.
 */
final class Concealment {
    /** 10 ms, the unit of all calls. */
    static final int BLOCK = 80;

    /** 66 to 200 Hz. */
    private static final int LONGEST_PERIOD = 120;

    private static final int SHORTEST_PERIOD = 40;
    private static final int COMPARED = 160;
    private static final int HISTORY = COMPARED + LONGEST_PERIOD;

    /** Full for 10 ms, then softer, silent after 60 ms. */
    private static final int FULL = 80;

    private static final int SILENT = 480;

    private final short[] history = new short[HISTORY];
    private final short[] period = new short[LONGEST_PERIOD];
    private int length = SHORTEST_PERIOD;
    private int concealed = SILENT;

    /** A block that came: keeps it, and blends it with what was being filled in before it. */
    void heard(short[] samples, int at) {
        if (concealed > 0) blend(samples, at, Math.min(BLOCK, length / 4 + concealed * 32 / BLOCK));
        concealed = 0;
        keep(samples, at);
    }

    private void blend(short[] samples, int at, int count) {
        for (int i = 0; i < count; i++) {
            samples[at + i] = mix(filled(concealed + i), samples[at + i], i, count);
        }
    }

    /** A block that did not come. Returns false where all that is left to fill in is silence. */
    boolean conceal(short[] samples, int at) {
        boolean joins = concealed == 0;
        if (joins) begin();
        for (int i = 0; i < BLOCK; i++) samples[at + i] = filled(concealed + i);
        if (joins) join(samples, at);
        boolean audible = concealed < SILENT;
        concealed = Math.min(SILENT, concealed + BLOCK);
        keep(samples, at);
        return audible;
    }

    /** The step from the last sample heard to the first filled in is spread over a quarter of a period. */
    private void join(short[] samples, int at) {
        int step = history[HISTORY - 1] - history[HISTORY - 1 - length];
        int count = length / 4;
        for (int i = 0; i < count; i++) {
            int sample = samples[at + i] + step * (count - i) / count;
            samples[at + i] = (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    private void keep(short[] samples, int at) {
        System.arraycopy(history, BLOCK, history, 0, HISTORY - BLOCK);
        System.arraycopy(samples, at, history, HISTORY - BLOCK, BLOCK);
    }

    /** One period, its last quarter led over into the one before it, so that it follows itself without a click. */
    private void begin() {
        length = findPeriod();
        System.arraycopy(history, HISTORY - length, period, 0, length);
        int seam = length / 4;
        for (int i = 0; i < seam; i++) {
            int at = length - seam + i;
            period[at] = mix(period[at], history[HISTORY - 2 * length + at], i, seam);
        }
    }

    private short filled(int index) {
        int gain = index < FULL ? SILENT - FULL : Math.max(0, SILENT - index);
        return (short) (period[index % length] * gain / (SILENT - FULL));
    }

    /** The lag at which the last 20 ms are most like what was before them. Every second sample is enough. */
    private int findPeriod() {
        int best = SHORTEST_PERIOD;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
            double score = likeness(lag);
            if (score > bestScore) {
                bestScore = score;
                best = lag;
            }
        }
        return best;
    }

    private double likeness(int lag) {
        long product = 0, energy = 1;
        for (int i = HISTORY - COMPARED; i < HISTORY; i += 2) {
            int before = history[i - lag];
            product += (long) history[i] * before;
            energy += (long) before * before;
        }
        return product / Math.sqrt(energy);
    }

    /** From {@code a} over to {@code b} in {@code count} steps. */
    private static short mix(short a, short b, int step, int count) {
        return (short) ((a * (count - step) + b * step) / count);
    }
}
