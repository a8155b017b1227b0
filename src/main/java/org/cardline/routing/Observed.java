package org.cardline.routing;

/**
 * How often something happened, and how long it could have: what is longer ago counts for less. Times are in seconds ago.
 *
 * @param halfLifeSeconds after which it counts for half
 * @param events how many, weighted
 * @param seconds in which they could happen, weighted likewise
 */
record Observed(double halfLifeSeconds, double events, double seconds) {
    static Observed nothing(double halfLifeSeconds) {
        return new Observed(halfLifeSeconds, 0, 0);
    }

    /** It could have happened always. */
    static Observed ever(double halfLifeSeconds) {
        return new Observed(halfLifeSeconds, 0, halfLifeSeconds / Math.log(2));
    }

    /** It happened so long ago. */
    Observed event(double ago) {
        return new Observed(halfLifeSeconds, events + Math.exp(-ago / span()), seconds);
    }

    /** It could have happened from then until then. */
    Observed exposed(double fromAgo, double untilAgo) {
        double more = span() * (Math.exp(-untilAgo / span()) - Math.exp(-fromAgo / span()));
        return new Observed(halfLifeSeconds, events, seconds + more);
    }

    private double span() {
        return halfLifeSeconds / Math.log(2);
    }
}
