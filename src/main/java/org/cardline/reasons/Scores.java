package org.cardline.reasons;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a model did on utterances that it had not learnt from, as shares of 0 to 1.
 *
 * @param thresholds for each utterance: by fold, or the same for all
 */
record Scores(List<Judged> judged, Function<Utterance, Thresholds> thresholds) {
    static final String HEADING =
            "| | in scope | right | raw | at once | wrong at once | out of scope | accepted |\n|---|---|---|---|---|---|---|---|";

    /** In scope, and accepted with the right reason, at once or to be confirmed. */
    double right() {
        return share(inScope(), each -> isAccepted(each) && each.isBestRight());
    }

    /** In scope, with the right reason first, were everything accepted. */
    double raw() {
        return share(inScope(), Judged::isBestRight);
    }

    double atOnce() {
        return share(inScope(), this::isSure);
    }

    /** Of what is in scope, what would have been begun with at once and wrongly. */
    double wrongAtOnce() {
        return share(inScope(), each -> isSure(each) && !each.isBestRight());
    }

    double outOfScopeAccepted() {
        return share(outOfScope(), this::isAccepted);
    }

    List<Judged> inScope() {
        return judged.stream().filter(each -> each.utterance().isInScope()).toList();
    }

    List<Judged> outOfScope() {
        return judged.stream().filter(each -> !each.utterance().isInScope()).toList();
    }

    private Understood understood(Judged each) {
        return thresholds.apply(each.utterance()).judge(each.probabilities());
    }

    private boolean isAccepted(Judged each) {
        return !(understood(each) instanceof Understood.NoneOfThese);
    }

    private boolean isSure(Judged each) {
        return understood(each) instanceof Understood.Sure;
    }

    /** NaN of none. */
    private static double share(List<Judged> of, Predicate<Judged> those) {
        return (double) of.stream().filter(those).count() / of.size();
    }

    /** A row under {@link #HEADING}. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %d | %s |",
                name,
                inScope().size(),
                percent(right()),
                percent(raw()),
                percent(atOnce()),
                percent(wrongAtOnce()),
                outOfScope().size(),
                percent(outOfScopeAccepted()));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
