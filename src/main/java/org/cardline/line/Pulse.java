package org.cardline.line;

/**
 * Whether a telephone from which no sound comes is still there: it is asked by SIP, again and again, until it answers, is heard,
 * or is taken for gone. Owned by the SIP thread.
 */
final class Pulse {
    /** Asked in vain so often, two seconds each: with 1.5 s of quiet before them half a second less than a lost browser has. */
    private static final int MOST_UNANSWERED = 3;

    private final Runnable ask;
    private boolean isQuiet;
    private int unanswered;

    /** What is known by now. */
    enum Sign {
        /** It is there. */
        THERE,
        /** It doesn't answer just now. */
        MISSED,
        /** Whoever was there is gone. */
        GONE
    }

    /** @param ask has SIP ask; the answer goes to {@link #answered} */
    Pulse(Runnable ask) {
        this.ask = ask;
    }

    /** @param now whether nothing has come from it for a while */
    void quiet(boolean now) {
        isQuiet = now;
        if (now) ask.run();
        else unanswered = 0;
    }

    /** What that answer means, or that there is none. */
    Sign answered(boolean answered) {
        unanswered = answered || !isQuiet ? 0 : unanswered + 1;
        if (unanswered == 0) return Sign.THERE;
        if (unanswered >= MOST_UNANSWERED) return Sign.GONE;
        ask.run();
        return Sign.MISSED;
    }
}
