package org.cardline.speech;

import java.util.Arrays;

/** What a {@link VoiceDetector} knows of one stream: its last window, what it remembers, what it thinks of the window. */
final class VoiceStream {
    /** Samples judged at once: 32 ms. */
    static final int WINDOW = 256;

    private static final int CONTEXT = 32;

    /** Samples that Silero sees: the window, and the end of the one before. */
    static final int SEEN = CONTEXT + WINDOW;

    static final int LAYERS = 2;
    static final int CELLS = 128;

    /** From -1 to 1. */
    final float[] seen = new float[SEEN];

    final float[] state = new float[LAYERS * CELLS];

    /** That somebody speaks in the window judged last, 0 to 1. */
    float probability;

    /** The next window. */
    void hear(short[] samples) {
        System.arraycopy(seen, WINDOW, seen, 0, CONTEXT);
        for (int i = 0; i < WINDOW; i++) seen[CONTEXT + i] = samples[i] / 32768f;
    }

    void forget() {
        Arrays.fill(seen, 0);
        Arrays.fill(state, 0);
    }
}
