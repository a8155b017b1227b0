package org.cardline.line;

import java.time.Duration;

/**
 * Notices that a telephone that was heard is heard no more: neither RTP nor RTCP for a while, and not on hold. One that
 * never sent anything is not missed. Belongs to its leg's tick.
 */
final class MediaWatch {
    /** So long without a packet, and the caller is gone; longer than the pauses of telephones that send no silence. */
    static final Duration LONGEST_QUIET = Duration.ofSeconds(20);

    private static final int LONGEST_QUIET_TICKS = (int) (LONGEST_QUIET.toMillis() / 20);

    private final Runnable lost;
    private boolean ever;
    private int quietTicks;

    /** @param lost told once, on the tick; must not wait */
    MediaWatch(Runnable lost) {
        this.lost = lost;
    }

    void heard() {
        ever = true;
        quietTicks = 0;
    }

    void tick() {
        if (ever && ++quietTicks == LONGEST_QUIET_TICKS) lost.run();
    }
}
