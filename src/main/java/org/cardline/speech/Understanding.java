package org.cardline.speech;

/** Makes words of a stretch of speech. */
@FunctionalInterface
public interface Understanding {
    /**
     * What was said. It may take a second of processor time; several threads call it at once.
     *
     * @param speech samples of 16 bits at 8 kHz, cleared by whoever calls
     */
    Heard understand(short[] speech, Listening listening);
}
