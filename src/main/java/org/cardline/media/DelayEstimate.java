package org.cardline.media;

import java.util.Arrays;

/**
 * How late the packets of a stream are, and so how long the playout must wait for them: the smallest delay seen lately,
 * and above it a histogram that forgets. In samples of 8 kHz; delays count from an unknown zero and wrap, so only their
 * differences mean anything. Allocates nothing.
 */
final class DelayEstimate {
    /** Beyond this no packet is waited for: 160 ms. */
    static final int MAX_WAIT = 1280;

    /** Waited for on a new stream, until it is known better: 40 ms. */
    static final int FIRST_WAIT = 320;

    /** Packets of a new stream before the histogram is believed. */
    private static final int LEARNING = 50;

    /** Width of a class of the histogram: 10 ms. */
    private static final int CLASS = 80;

    /** Classes: up to 240 ms; what is later still counts in the last. */
    private static final int CLASSES = 24;

    /** What waiting 10 ms more takes from a talk's rating (ITU-T G.107, 7.4, as simplified by Cole and Rosenbluth). */
    private static final float COST_OF_CLASS = 0.24f;

    /** And what it takes besides, once both together wait 177 ms: 100 of them are taken for the rest of the way. */
    private static final float COST_OF_LONG_CLASS = 1.1f;

    private static final int LONG_CLASS = 8;

    /** What lost packets take from it: 95 p / (p + 25.1 %) for G.711 with concealment (G.107, 7.5; G.113, I). */
    private static final float COST_OF_LOSS = 95;

    private static final float ROBUSTNESS = 0.251f;

    /** The memory of the histogram, in packets: 10 s. */
    private static final int MEMORY = 500;

    /** The smallest delay is that of the last one to two such spans: 4 to 8 s, in which a clock drifts by 1 ms at most. */
    private static final int SPAN = 200;

    private final float[] share = new float[CLASSES];
    private int packets;
    private int spanLeft;
    private int smallest;
    private int smallestOfSpan;
    private int target;

    /** A new stream, whose first packet has this delay. */
    void reset(int delay) {
        Arrays.fill(share, 0);
        packets = 0;
        spanLeft = SPAN;
        smallest = smallestOfSpan = delay;
        target = delay + FIRST_WAIT;
    }

    void seen(int delay) {
        findSmallest(delay);
        count(Math.clamp((delay - smallest + CLASS - 1) / CLASS, 0, CLASSES - 1));
        target = smallest + (packets < LEARNING ? Math.max(patience(), FIRST_WAIT) : patience());
    }

    private void findSmallest(int delay) {
        if (delay - smallestOfSpan < 0) smallestOfSpan = delay;
        if (delay - smallest < 0) moveSmallest(delay);
        if (--spanLeft > 0) return;
        moveSmallest(smallestOfSpan);
        smallestOfSpan = delay;
        spanLeft = SPAN;
    }

    /** The histogram stands on the smallest delay: when that moves, what was counted keeps its place in time. */
    private void moveSmallest(int to) {
        int up = Math.clamp(Math.round((to - smallest) / (float) CLASS), -CLASSES, CLASSES);
        smallest = to;
        for (; up > 0; up--) shiftDown();
        for (; up < 0; up++) shiftUp();
    }

    private void shiftDown() {
        float first = share[0];
        System.arraycopy(share, 1, share, 0, CLASSES - 1);
        share[0] += first;
        share[CLASSES - 1] = 0;
    }

    private void shiftUp() {
        float last = share[CLASSES - 1];
        System.arraycopy(share, 0, share, 1, CLASSES - 1);
        share[CLASSES - 1] += last;
        share[0] = 0;
    }

    private void count(int late) {
        packets = Math.min(packets + 1, MEMORY);
        float weight = 1f / packets;
        for (int i = 0; i < CLASSES; i++) share[i] *= 1 - weight;
        share[late] += weight;
    }

    /** The wait at which delay and late packets together take the least from the talk. */
    private int patience() {
        int best = CLASSES - 1;
        float later = 0;
        float least = cost(best, later);
        for (int classes = CLASSES - 2; classes >= 0; classes--) {
            later += share[classes + 1];
            float cost = cost(classes, later);
            if (cost > least) continue;
            least = cost;
            best = classes;
        }
        return Math.min(best * CLASS, MAX_WAIT);
    }

    private static float cost(int classes, float late) {
        float waiting = classes * COST_OF_CLASS + Math.max(0, classes - LONG_CLASS) * COST_OF_LONG_CLASS;
        return waiting + COST_OF_LOSS * late / (late + ROBUSTNESS);
    }

    /** The delay to play at. */
    int target() {
        return target;
    }

    /** The smallest delay lately: what the way itself takes. */
    int smallest() {
        return smallest;
    }
}
