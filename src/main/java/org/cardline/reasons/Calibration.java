package org.cardline.reasons;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** By fold: thresholds for its utterances, which these had no part in. */
    static List<Thresholds> crossed(List<Judged> judged) {
        return IntStream.range(0, Experiment.FOLDS)
                .mapToObj(fold -> of(judged.stream()
                        .filter(each -> each.utterance().fold(Experiment.FOLDS) != fold)
                        .toList()))
                .toList();
    }

    /** Each source weighs the same, however many of its utterances are out of scope. */
    private static double accepted(List<Judged> judged) {
        Map<String, List<Judged>> sources = judged.stream()
                .filter(each -> !each.utterance().isInScope())
                .collect(Collectors.groupingBy(each -> each.utterance().source()));
        List<Judged> likeliest = sources.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble(Judged::inScope).reversed())
                .toList();
        double allowed = MOST_OUT_OF_SCOPE_ACCEPTED * sources.size();
        for (Judged each : likeliest) {
            allowed -= 1.0
                    / sources.getOrDefault(each.utterance().source(), List.of()).size();
            if (allowed < 0) return Math.nextUp(each.inScope());
        }
        throw new IllegalArgumentException("nothing here is out of scope");
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
