package org.cardline.routing;

import java.time.Duration;
import java.util.Optional;

/**
 * How long it will be until an agent is asked, estimated from what was just seen: the agents at work and those who are back
 * soon, how long they worked on each contact, who overtook and who gave up. In four of five cases the wait ends within the range.
 *
 * <p>The pace of one agent is a gamma distribution: what was seen in the last hours, worth {@link #TRUST} contacts, and what
 * was just seen. So many works have to end as there are contacts to be served first; for each of {@link #PACES} equally
 * likely paces the time of that is a gamma distribution of the mean and variance of such a walk; the range is of all of
 * them together. Pure: no clock, no database.
 *
 * @param least nine in ten wait longer
 * @param likely one in two waits longer
 * @param most one in ten waits longer
 */
public record ExpectedWait(Duration least, Duration likely, Duration most) {
    /** Of who is asked for at once. */
    public static final ExpectedWait NONE = new ExpectedWait(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** How many contacts the last hours are worth beside what was just seen. */
    private static final double TRUST = 20;

    /** Before anything was seen: a contact takes an agent four minutes, and that is worth one contact. */
    private static final double SECONDS_UNKNOWN = 240;

    /** Of ten who wait one gives up within the half hour, as long as nothing was seen; worth one who gave up. */
    private static final double WAITED_UNKNOWN = 3_600;

    /** However many overtake, so much of the pace is left: a queue that stood still for ever is not foretold. */
    private static final double LEAST_SHARE = 0.15;

    /** Works end more evenly than pure chance would have them, as each takes some time: so much of its variance. */
    private static final double CHANCE = 0.75;

    /** A pause takes a quarter of an hour in the mean. The longer one has been away, up to that, the sooner they are back. */
    private static final double PAUSE_SECONDS = 900;

    /** Of a Rayleigh distribution of that mean. */
    private static final double PAUSE_SPAN = PAUSE_SECONDS * 2 / Math.sqrt(Math.PI);

    private static final int PACES = 24;
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Its end in whole minutes, outwards: what is told of both holds at least as often as the range. */
    public long leastMinutes() {
        return least.toMinutes();
    }

    /** Its other end. */
    public long mostMinutes() {
        return most.plus(Duration.ofMinutes(1)).minusNanos(1).toMinutes();
    }

    /**
     * For who is served after so many others.
     *
     * @param first how many works have to end until it is this one's turn, its own agent's among them; not always whole,
     *     as some of those before it may be served by other agents
     */
    static Optional<ExpectedWait> after(double first, Pace pace) {
        if (pace.agents() == 0) return Optional.empty();
        var walks = new Walk[PACES];
        double shape = pace.works().events() + TRUST;
        double seconds = pace.works().seconds() + TRUST / longRate(pace.before());
        for (int i = 0; i < PACES; i++) {
            double rate = Gamma.quantile(shape, (i + 0.5) / PACES) / seconds;
            walks[i] = Walk.of(first, pace, rate);
        }
        return Optional.of(new ExpectedWait(at(walks, 0.1), at(walks, 0.5), at(walks, 0.9)));
    }

    private static double longRate(Observed before) {
        return (before.events() + 1) / (before.seconds() + SECONDS_UNKNOWN);
    }

    private static double overtaking(Pace pace) {
        Observed seen = pace.overtaking();
        return seen.seconds() == 0 ? 0 : seen.events() / seen.seconds();
    }

    /** How many are at work after so many seconds: those, and who is back from a pause by then. */
    private static double agentsAfter(double seconds, Pace pace) {
        double agents = pace.agents();
        for (double away : pace.away()) {
            double known = Math.min(away, PAUSE_SECONDS);
            agents += 1 - Math.exp(-seconds * (2 * known + seconds) / (PAUSE_SPAN * PAUSE_SPAN));
        }
        return agents;
    }

    private static double leaving(Pace pace) {
        return (pace.leaving().events() + 1) / (pace.leaving().seconds() + WAITED_UNKNOWN);
    }

    /** The time before which this part of all walks is over. */
    private static Duration at(Walk[] walks, double part) {
        double low = 0;
        double high = LONGEST.toSeconds();
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            double over = 0;
            for (Walk each : walks) over += each.isOverBy(middle) / walks.length;
            if (over < part) low = middle;
            else high = middle;
        }
        return Duration.ofMillis((long) (1_000 * high));
    }

    /** How long it takes to come to the front at one pace: a gamma distribution. */
    private record Walk(double shape, double scale) {
        /** Step by step: as many go as work ends and as give up, and as many come before as overtake. */
        static Walk of(double first, Pace pace, double rate) {
            double overtaking = overtaking(pace);
            double leaving = leaving(pace);
            double mean = 0;
            double variance = 0;
            for (double left = first; left > 0; left--) {
                double part = Math.min(1, left);
                double down = rate * agentsAfter(mean, pace) + leaving * Math.max(0, left - 1);
                double net = Math.max(LEAST_SHARE * down, down - overtaking);
                mean += part / net;
                variance += part * CHANCE * (down + overtaking) / (net * net * net);
            }
            return new Walk(mean * mean / variance, variance / mean);
        }

        double isOverBy(double seconds) {
            return Gamma.below(shape, seconds / scale);
        }
    }
}
