package org.cardline.phone;

import org.cardline.media.Key;

/** Hears what a telephone hears. */
@FunctionalInterface
public interface Ear {
    /** Hears nothing. */
    Ear DEAF = frame -> {};

    /** The next 20 ms: 160 samples at 8 kHz, used again for the next frame. On the telephone's thread; must not wait. */
    void hears(short[] frame);

    /** A key that the other side pressed. On the telephone's thread; must not wait. */
    default void hearsKey(Key key) {}
}
