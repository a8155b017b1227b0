package org.cardline.line;

/**
 * Whether a telephone from which no sound comes is still there: it is asked by SIP, again and again, until it answers, is heard,
 * or is taken for gone. On some ways no question arrives, or no answer (session border controllers): who never answered one
 * isn't missed for that, only by {@link MediaWatch}. Owned by the SIP thread.
 */
final class Pulse {
    /** Asked in vain so often, two seconds each: with 1.5 s of quiet before them half a second less than a lost browser has. */
    private static final int MOST_UNANSWERED = 3;

    private final Runnable ask;
    private boolean isQuiet;
    private boolean hasAnswered;
    private int unanswered;

    /** What is known by now. */
    enum Sign {
        /** It is there, as far as one can know. */
        THERE,
        /** It has answered before, and doesn't just now. */
        MISSED,
        /** Whoever was there is gone. */
        GONE
    }

    /** @param ask has SIP ask; the answer goes to {@link #answered} */
    Pulse(Runnable ask) {
        this.ask = ask;
    }

    /** The call is answered: it is asked once, so that it is known whether it ever answers. */
    void begins() {
        if (!hasAnswered) ask.run();
    }

    /** It is another telephone from now on. */
    void movesOn() {
        isQuiet = false;
        hasAnswered = false;
        unanswered = 0;
    }

    /** @param now whether nothing has come from it for a while */
    void quiet(boolean now) {
        isQuiet = now;
        if (now) ask.run();
        else unanswered = 0;
    }

    /** It has said something else by SIP: it is there. */
    void isSeen() {
        unanswered = 0;
    }

    /** What that answer means, or that there is none. */
    Sign answered(boolean answered) {
        hasAnswered |= answered;
        unanswered = answered || !isQuiet || !hasAnswered ? 0 : unanswered + 1;
        if (unanswered == 0) return Sign.THERE;
        if (unanswered >= MOST_UNANSWERED) return Sign.GONE;
        ask.run();
        return Sign.MISSED;
    }
}
