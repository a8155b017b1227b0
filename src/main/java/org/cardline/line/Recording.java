package org.cardline.line;

/**
 * What the caller said.
 *
 * @param ulaw µ-law at 8 kHz, without the key that ended it; empty where keys were heard in it
 * @param ending why it ended
 */
public record Recording(byte[] ulaw, Ending ending) {
    /** Why a recording ended. */
    public enum Ending {
        /** A key was pressed. */
        KEY,
        /** The caller said no more. */
        SILENCE,
        /** It was as long as it may be. */
        LIMIT,
        /** Tones of keys were heard in it: nothing of it is kept. */
        TONES
    }
}
