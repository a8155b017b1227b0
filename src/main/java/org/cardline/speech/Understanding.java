package org.cardline.speech;

import java.util.concurrent.CompletableFuture;

/** Makes words of a stretch of speech. */
public interface Understanding {
    /** Whether nobody has to wait because of one more stretch. */
    default boolean isIdle() {
        return true;
    }

    /**
     * What was said; {@link Heard.Busy} where there is too much to do. It doesn't wait.
     *
     * @param speech samples of 16 bits at 8 kHz, which whoever calls clears afterwards
     */
    CompletableFuture<Heard> understand(short[] speech, Listening listening);
}
