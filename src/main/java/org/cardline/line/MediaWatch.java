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

    /**
     * So long without any, and who sends all the time has lost the connection, perhaps for a moment only: who talks with a browser
     * is told before they have heard nothing for two seconds. A SIP telephone may send none, and is asked first ({@link Pulse}).
     */
    static final Duration NOTICED_QUIET = Duration.ofMillis(1_500);

    /** On hold nothing need come, and nobody is missed so soon. */
    static final Duration NOTICED_QUIET_ON_HOLD = Duration.ofSeconds(10);

    private static final int NOTICED_QUIET_TICKS = ticks(NOTICED_QUIET);
    private static final int NOTICED_ON_HOLD_TICKS = ticks(NOTICED_QUIET_ON_HOLD);
    private static final int LONGEST_QUIET_TICKS = ticks(LONGEST_QUIET);
    private static final int LONGEST_UNHEARD_TICKS = ticks(LONGEST_UNHEARD);
    private static final int LONGEST_CALL_TICKS = ticks(LONGEST_CALL);

    private final Consumer<Cause> end;
    private final Consumer<Boolean> quiet;
    private boolean ever;
    private boolean noticed;
    private int quietTicks;
    private int heldTicks;
    private int ticks;

    /**
     * Both are told on the tick and must not wait.
     *
     * @param end told why the call should end
     * @param quiet told true after {@link #NOTICED_QUIET}, and after as long again; false when something comes again
     */
    MediaWatch(Consumer<Cause> end, Consumer<Boolean> quiet) {
        this.end = end;
        this.quiet = quiet;
    }

    static int ticks(Duration length) {
        return (int) (length.toMillis() / 20);
    }

    void heard() {
        ever = true;
        if (noticed) quiet.accept(false);
        noticed = false;
        quietTicks = 0;
        heldTicks = 0;
    }

    /** @param talks whether both sides may speak: on hold, with music or without, nothing need come */
    void tick(boolean talks) {
        if (++ticks == LONGEST_CALL_TICKS) end.accept(Cause.LINE);
        if (!talks) {
            if (++heldTicks % NOTICED_ON_HOLD_TICKS == 0) notice();
            return;
        }
        if (++quietTicks % NOTICED_QUIET_TICKS == 0) notice();
        if (quietTicks == (ever ? LONGEST_QUIET_TICKS : LONGEST_UNHEARD_TICKS)) end.accept(Cause.MEDIA_LOST);
    }

    private void notice() {
        noticed = true;
        quiet.accept(true);
    }
}
