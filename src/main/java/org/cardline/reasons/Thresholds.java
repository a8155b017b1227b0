package org.cardline.reasons;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.Reason;

/**
 * From which probability on a sentence is believed.
 *
 * @param accepted that it is the card's business at all; below it is none of these
 * @param sure that it is this one reason; below the caller confirms
 */
record Thresholds(double accepted, double sure) {
    /** @param probabilities by label's ordinal */
    Understood judge(double[] probabilities) {
        var best = best(probabilities);
        if (inScope(probabilities) < accepted) return new Understood.NoneOfThese();
        if (best.getValue() < sure) return new Understood.Unsure(best.getKey(), best.getValue());
        return new Understood.Sure(List.of(best.getKey()), best.getValue());
    }

    /** How probable it is that the sentence is the card's business. */
    static double inScope(double[] probabilities) {
        return 1 - probabilities[Label.OUT_OF_SCOPE.ordinal()];
    }

    /** The likeliest reason of the product, whether or not the sentence is in scope, and its probability. */
    static Map.Entry<Reason, Double> best(double[] probabilities) {
        Map<Reason, Double> reasons = new EnumMap<>(Reason.class);
        for (Label label : Label.values()) {
            Optional<Reason> reason = label.reason();
            reason.ifPresent(of -> reasons.merge(of, probabilities[label.ordinal()], Double::sum));
        }
        return reasons.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    }
}
