package org.cardline.routing;

import java.util.List;

/**
 * How fast those go who wait for the same agents, by what was just seen.
 *
 * @param agents at work on what waits: those who take another one when they are free
 * @param away for how many seconds each of those has been away who will be back
 * @param works of these agents: one ends, in the seconds of one agent's work
 * @param before all that was seen of them in the last hours, for when little was seen just now
 * @param overtaking somebody of a higher priority came, who is served by these agents
 * @param leaving one who waited gave up, in the seconds of one's waiting
 */
record Pace(int agents, List<Double> away, Observed works, Observed before, Observed overtaking, Observed leaving) {
    /** The half-life of what was just seen, in seconds. */
    static final double JUST_NOW = 900;

    /** The half-life of what is seen in some hours. */
    static final double LAST_HOURS = 7_200;
}
