package org.cardline.sip;

/**
 * When to send again and when to give up: intervals double from T1, RFC 3261 section 17. Times are milliseconds of the
 * epoch.
 *
 * @param interval until the next repetition
 * @param longest no interval is longer
 */
record Repetition(long interval, long longest, long nextAt, long giveUpAt) {
    static Repetition of(UserAgentSettings settings, long longest, long now) {
        long first = settings.t1().toMillis();
        return new Repetition(
                first, longest, now + first, now + settings.patience().toMillis());
    }

    boolean isOver(long now) {
        return now >= giveUpAt;
    }

    Repetition doubled(long now) {
        long next = Math.min(interval * 2, longest);
        return new Repetition(next, longest, now + next, giveUpAt);
    }

    /** When to look again. */
    long due() {
        return Math.min(nextAt, giveUpAt);
    }
}
