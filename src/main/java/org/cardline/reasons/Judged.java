package org.cardline.reasons;

import java.util.Optional;
import org.cardline.programme.Reason;

/** An utterance that a model has not learnt from, and what the model made of it. */
record Judged(Utterance utterance, double[] probabilities) {
    Reason best() {
        return Thresholds.best(probabilities).getKey();
    }

    double confidence() {
        return Thresholds.best(probabilities).getValue();
    }

    double inScope() {
        return Thresholds.inScope(probabilities);
    }

    boolean isBestRight() {
        return utterance.label().reason().equals(Optional.of(best()));
    }
}
