package org.cardline.routing;

import java.util.List;
import java.util.Random;

/**
 * The day that {@link WaitBench} measures by: fourteen agents, six of them for fraud, too, which goes before all else.
 * From 1:15 to 2:00 a surge; from 3:00 to 5:00 five agents are gone; from 5:30 all but six pause for
 * a quarter of an hour; from 6:30 on a fault makes each contact longer. Three in four contacts are short, the
 * fourth is long. Hours are those of the day, times seconds after its beginning.
 */
record WaitScenario(int agents, double patience) {
    static final WaitScenario SHIPPED = new WaitScenario(14, 1_200);
    private static final double SHORT = 170;
    private static final double LONG = 600;
    private static final int FOR_FRAUD = 6;

    /** What somebody calls about. */
    enum Kind {
        FRAUD(9, 0.006),
        GENERAL(0, 0.026),
        REWARDS(0, 0.012);

        private final int priority;
        private final double perSecond;

        Kind(int priority, double perSecond) {
            this.priority = priority;
            this.perSecond = perSecond;
        }

        int priority() {
            return priority;
        }
    }

    List<Kind> kinds() {
        return List.of(Kind.values());
    }

    private static double hour(double at) {
        return at / 3_600;
    }

    double arrivals(Kind kind, double at) {
        boolean surge = hour(at) > 1.25 && hour(at) < 2;
        boolean quiet = hour(at) > 3 && hour(at) < 5;
        return kind.perSecond * (surge ? 1.7 : quiet ? 0.8 : 1);
    }

    double fastest(Kind kind) {
        return kind.perSecond * 1.7;
    }

    boolean fits(int agent, Kind kind) {
        return kind != Kind.FRAUD || agent < FOR_FRAUD;
    }

    boolean isAtWork(int agent, double at) {
        boolean few = hour(at) > 3 && hour(at) < 5;
        return !(few && agent >= 9) && pausesSince(agent, at) == 0;
    }

    /** When this agent's pause began; 0 where there is none. */
    double pausesSince(int agent, double at) {
        boolean pause = hour(at) > 5.5 && hour(at) < 5.75;
        return pause && agent >= 3 && agent < 11 ? 5.5 * 3_600 : 0;
    }

    private static double fault(double at) {
        return hour(at) > 6.5 ? 1.3 : 1;
    }

    double meanHandling(double at) {
        return fault(at) * (0.75 * SHORT + 0.25 * LONG);
    }

    /** Lognormal, as talks are: the one half as long again as usual is common, the one three times as long rare. */
    double handling(Random random, double at) {
        double mean = random.nextInt(4) == 0 ? LONG : SHORT;
        double sigma = 0.5;
        return fault(at) * mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
}
