package org.cardline.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.cardline.routing.WaitDay.Outcome;

/**
 * {@code ./cardline bench wait}: days of {@link WaitScenario}; what callers are told beside what a formula, the queue's
 * average and an oracle would have told them.
 */
public final class WaitBench {
    /** The constants of {@link ExpectedWait} were chosen on the days 1 to 20, and are judged by others. */
    static final long FIRST_DAY = 101;

    private static final int DAYS = 30;

    private WaitBench() {}

    /** How good the tellings of some outcomes were; errors are the mean of the absolute ones, in seconds. */
    record Score(
            int tellings,
            double waited,
            double formula,
            double average,
            double ours,
            double oracle,
            double planner,
            double inRange) {
        static Score of(List<Outcome> all) {
            return new Score(
                    all.size(),
                    mean(all, Outcome::waited),
                    error(all, Outcome::formula),
                    error(all, Outcome::average),
                    error(all, each -> WaitDay.seconds(each.ours().likely())),
                    error(all, Outcome::oracle),
                    error(all, Outcome::planner),
                    mean(all, each -> isIn(each) ? 1 : 0));
        }

        private static double error(List<Outcome> all, ToDoubleFunction<Outcome> told) {
            return mean(all, each -> Math.abs(told.applyAsDouble(each) - each.waited()));
        }

        private static double mean(List<Outcome> all, ToDoubleFunction<Outcome> value) {
            return all.stream().mapToDouble(value).average().orElse(0);
        }

        private static boolean isIn(Outcome each) {
            return each.waited() >= WaitDay.seconds(each.ours().least())
                    && each.waited() <= WaitDay.seconds(each.ours().most());
        }

        /** Which part of the way from the formula to the oracle is gone. */
        double closed() {
            return (formula - ours) / (formula - oracle);
        }

        /** The same to an oracle that knows also what will change. */
        double closedToPlanner() {
            return (formula - ours) / (formula - planner);
        }
    }

    static List<Outcome> days(long first, int count) {
        var all = new ArrayList<Outcome>();
        LongStream.range(first, first + count).forEach(seed -> all.addAll(new WaitDay(seed).run()));
        return all;
    }

    /** Takes about half a minute. */
    public static void main(String[] arguments) {
        List<Outcome> all = days(FIRST_DAY, DAYS);
        System.out.println("""
                | | told | waited | formula | average | ours | oracle | that plans | closed | of the plan | in the range |
                |---|---|---|---|---|---|---|---|---|---|---|""");
        print("all", all, each -> true);
        for (WaitScenario.Kind kind : WaitScenario.Kind.values())
            print(kind.name().toLowerCase(Locale.ROOT), all, each -> each.kind() == kind);
        print("surge", all, during(1.25, 2.5));
        print("agents gone", all, during(3, 5));
        print("pause", all, during(5.5, 6));
        print("longer contacts", all, during(6.5, 12));
    }

    private static Predicate<Outcome> during(double fromHour, double untilHour) {
        return each -> each.at() >= fromHour * 3_600 && each.at() < untilHour * 3_600;
    }

    private static void print(String what, List<Outcome> all, Predicate<Outcome> of) {
        Score score = Score.of(all.stream().filter(of).toList());
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f %% | %.0f %% | %.0f %% |%n",
                what,
                score.tellings,
                score.waited,
                score.formula,
                score.average,
                score.ours,
                score.oracle,
                score.planner,
                100 * score.closed(),
                100 * score.closedToPlanner(),
                100 * score.inRange);
    }
}
