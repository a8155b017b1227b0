package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedWaitTest {
    private static final Pace TEN = pace(10, 200);

    /** Ten agents, so many works seen of 300 s each; nobody overtakes or leaves. */
    private static Pace pace(int agents, double seen) {
        var works = new Observed(Pace.JUST_NOW, seen, seen * 300);
        return new Pace(
                agents, List.of(), works, works, Observed.ever(Pace.JUST_NOW), Observed.nothing(Pace.LAST_HOURS));
    }

    private static ExpectedWait after(double first, Pace pace) {
        return ExpectedWait.after(first, pace).orElseThrow();
    }

    /** A simulated day that no constant was chosen on: the targets, less what one day differs by chance. */
    @Test
    void halfOfTheGapToWhoKnowsTheTrueRatesIsClosedAndFourOfFiveWaitsAreInTheRange() {
        WaitBench.Score score = WaitBench.Score.of(WaitBench.days(WaitBench.FIRST_DAY, 1));
        assertThat(score.tellings()).isGreaterThan(1_000);
        assertThat(score.closed()).as("%s", score).isGreaterThan(0.5);
        assertThat(score.ours()).as("%s", score).isLessThan(score.average());
        assertThat(score.inRange()).as("%s", score).isBetween(0.7, 0.9);
    }

    @Test
    void whatTheFormulaSaysIsNearWhereNothingElseHappens() {
        assertThat(after(20, TEN).likely()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(11));
    }

    @Test
    void anAgentWhoLeavesIsFeltAtOnce() {
        assertThat(after(20, pace(5, 200)).likely().toSeconds())
                .isBetween((long) (1.8 * after(20, TEN).likely().toSeconds()), (long)
                        (2.0 * after(20, TEN).likely().toSeconds()));
    }

    @Test
    void whoIsAwayIsExpectedBackTheSoonerTheLongerTheyAreAway() {
        var works = TEN.works();
        var fresh = new Pace(5, Collections.nCopies(5, 0.0), works, works, TEN.overtaking(), TEN.leaving());
        var old = new Pace(5, Collections.nCopies(5, 600.0), works, works, TEN.overtaking(), TEN.leaving());
        assertThat(after(20, fresh).likely())
                .isLessThan(after(20, pace(5, 200)).likely())
                .isGreaterThan(after(20, old).likely());
        assertThat(after(20, old).likely()).isGreaterThan(after(20, TEN).likely());
    }

    @Test
    void theLessWasSeenTheWiderIsTheRange() {
        assertThat(width(after(20, pace(10, 2)))).isGreaterThan(width(after(20, TEN)));
    }

    private static double width(ExpectedWait wait) {
        return (double) wait.most().toSeconds() / wait.least().toSeconds();
    }

    @Test
    void whoOvertakesMakesItLonger() {
        var often = new Observed(Pace.JUST_NOW, 20, 1_000);
        var overtaken = new Pace(10, List.of(), TEN.works(), TEN.before(), often, TEN.leaving());
        assertThat(after(5, overtaken).likely())
                .isGreaterThan(after(5, TEN).likely().multipliedBy(2));
    }

    @Test
    void nothingIsForetoldWhereNobodyIsAtWork() {
        assertThat(ExpectedWait.after(1, pace(0, 200))).isEmpty();
    }
}
