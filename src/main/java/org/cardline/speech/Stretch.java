package org.cardline.speech;

import java.util.Arrays;

/**
 * The samples of one stretch of speech, from a little before it was noticed; nothing longer than {@link
 * VoiceActivity#LONGEST} is kept, and nothing once it was read. Not to be shared between threads.
 */
final class Stretch {
    private static final int WINDOW = VoiceStream.WINDOW;

    /** Windows kept before speech is noticed: 0.5 s, a power of two. */
    private static final int BEFORE = 16;

    /** Windows that go before the first that was surely speech: 0.16 s, for a soft beginning. */
    private static final int LEAD = 5;

    /** Windows that are left of the silence after it: 0.26 s. */
    private static final int TAIL = 8;

    private static final int MOST_SAMPLES = (int) VoiceActivity.LONGEST.toMillis() * 8 + (BEFORE + TAIL) * WINDOW;

    private final short[] before = new short[BEFORE * WINDOW];
    private int windows;
    private short[] samples = {};
    private int length;
    private boolean open;

    /** The next window. */
    void add(short[] window) {
        System.arraycopy(window, 0, before, place(windows), WINDOW);
        windows++;
        if (open) append(before, place(windows - 1));
    }

    /** Speech was noticed; it began so many windows ago. */
    void begin(int windowsAgo) {
        open = true;
        samples = new short[16 * BEFORE * WINDOW / 4];
        int from = Math.max(0, windows - Math.min(BEFORE, windowsAgo + LEAD));
        for (int i = from; i < windows; i++) append(before, place(i));
    }

    private static int place(int window) {
        return (window & BEFORE - 1) * WINDOW;
    }

    private void append(short[] from, int at) {
        if (length + WINDOW > MOST_SAMPLES) return;
        if (length + WINDOW > samples.length) grow();
        System.arraycopy(from, at, samples, length, WINDOW);
        length += WINDOW;
    }

    private void grow() {
        short[] small = samples;
        samples = Arrays.copyOf(small, Math.min(MOST_SAMPLES, 2 * small.length));
        Arrays.fill(small, (short) 0);
    }

    /** A copy of it so far, without all but a little of the silence at its end. */
    short[] copy(int quietWindows) {
        return Arrays.copyOf(samples, Math.max(0, length - Math.max(0, quietWindows - TAIL) * WINDOW));
    }

    /** Forgets all of it. */
    void clear() {
        open = false;
        Arrays.fill(samples, (short) 0);
        samples = new short[0];
        length = 0;
        Arrays.fill(before, (short) 0);
    }
}
