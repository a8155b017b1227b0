package org.cardline.reasons;

import java.util.Comparator;
import java.util.List;

/** Finds the {@link Thresholds} on utterances that the model had not learnt from. */
final class Calibration {
    /** The target is 5 %; other callers will differ from the data. */
    private static final double MOST_OUT_OF_SCOPE_ACCEPTED = 0.04;

    private static final double MOST_WRONG_AT_ONCE = 0.02;

    private Calibration() {}

    static Thresholds of(List<Judged> judged) {
        double accepted = accepted(judged);
        return new Thresholds(accepted, sure(judged, accepted));
    }

    private static double accepted(List<Judged> judged) {
        double[] scores = judged.stream()
                .filter(each -> !each.utterance().isInScope())
                .mapToDouble(Judged::inScope)
                .sorted()
                .toArray();
        int allowed = (int) (scores.length * MOST_OUT_OF_SCOPE_ACCEPTED);
        return Math.nextUp(scores[scores.length - 1 - allowed]);
    }

    /** The lowest confidence above which no more than the allowed share of all is wrong; out of scope counts too. */
    private static double sure(List<Judged> judged, double accepted) {
        List<Judged> surest = judged.stream()
                .filter(each -> each.inScope() >= accepted)
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .toList();
        double allowed = judged.size() * MOST_WRONG_AT_ONCE, wrong = 0, sure = 1;
        for (Judged each : surest) {
            if (!each.isBestRight() && ++wrong > allowed) return sure;
            sure = each.confidence();
        }
        return sure;
    }
}
