package org.cardline.line;

import java.time.Duration;
import java.util.function.Consumer;
import org.cardline.line.CallEnd.Cause;

/**
 * Sees to it that no call outlives its caller, whatever the telephone forgets to say. Nothing is missed while on hold, but
 * a call also has a ceiling. Belongs to its leg's tick.
 */
final class MediaWatch {
    /** So long without RTP and RTCP, and the caller is gone; longer than the pauses of telephones that send no silence. */
    static final Duration LONGEST_QUIET = Duration.ofSeconds(20);

    /** The same for a telephone that never was heard: it may only want to listen, but can press no key. */
    static final Duration LONGEST_UNHEARD = Duration.ofMinutes(10);

    /** A call that is longer is ended; also one on hold. */
    static final Duration LONGEST_CALL = Duration.ofHours(4);

    private static final int LONGEST_QUIET_TICKS = ticks(LONGEST_QUIET);
    private static final int LONGEST_UNHEARD_TICKS = ticks(LONGEST_UNHEARD);
    private static final int LONGEST_CALL_TICKS = ticks(LONGEST_CALL);

    private final Consumer<Cause> end;
    private boolean ever;
    private int quietTicks;
    private int ticks;

    /** @param end told on the tick why the call should end; must not wait */
    MediaWatch(Consumer<Cause> end) {
        this.end = end;
    }

    static int ticks(Duration length) {
        return (int) (length.toMillis() / 20);
    }

    void heard() {
        ever = true;
        quietTicks = 0;
    }

    /** @param talks whether both sides may speak: on hold, with music or without, nothing need come */
    void tick(boolean talks) {
        if (++ticks == LONGEST_CALL_TICKS) end.accept(Cause.LINE);
        if (talks && ++quietTicks == (ever ? LONGEST_QUIET_TICKS : LONGEST_UNHEARD_TICKS)) end.accept(Cause.MEDIA_LOST);
    }
}
