package org.cardline.line;

import java.time.Duration;

/**
 * How a call ended.
 *
 * @param length from the acknowledged answer to the end; zero if it was never answered
 */
public record CallEnd(Arrival arrival, Cause cause, Duration length) {
    /** Who or what ended the call. */
    public enum Cause {
        /** The caller hung up. */
        CALLER,
        /** The conversation was over, or the call as long as any may be. */
        LINE,
        /** Nothing was heard from the caller's telephone any more. */
        MEDIA_LOST,
        /** The caller gave up, or fell silent, before the answer was acknowledged. */
        ABANDONED,
        /** The line or its reception refused it. */
        REFUSED,
        /** The conversation failed: a fault of ours. */
        FAULT
    }
}
