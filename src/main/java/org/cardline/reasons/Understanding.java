package org.cardline.reasons;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.programme.Reason;

/**
 * Understands what a caller's sentence is about. One a process; any thread may use it, and waits a few milliseconds.
 * It keeps nothing of what was said.
 */
public final class Understanding implements AutoCloseable {
    private final Embedding embedding;
    private final Features features;
    private final LinearModel model;
    private final Thresholds thresholds;

    private Understanding(Embedding embedding, ModelFile file) {
        this.embedding = embedding;
        features = features(embedding);
        model = file.model();
        thresholds = file.thresholds();
    }

    /** With the model of this build. */
    public static Understanding shipped() {
        return new Understanding(new Embedding(), ModelFile.shipped());
    }

    /** What the shipped model looks at: a sentence's meaning, and a little its wording. */
    static Features features(Features embedding) {
        return new Together(embedding, new NGrams());
    }

    /** What a sentence is about, typed or recognised. */
    public Understood of(String sentence) {
        if (PlainWords.list(sentence).isEmpty()) return new Understood.NoneOfThese();
        return two(sentence).<Understood>map(both -> both).orElseGet(() -> one(sentence));
    }

    private Understood one(String sentence) {
        return thresholds.judge(model.probabilities(features.of(sentence)));
    }

    private Optional<Understood.Sure> two(String sentence) {
        return Clauses.of(sentence).stream()
                .flatMap(clauses -> two(one(clauses.before()), one(clauses.after())).stream())
                .max(Comparator.comparingDouble(Understood.Sure::confidence));
    }

    private static Optional<Understood.Sure> two(Understood before, Understood after) {
        if (!(before instanceof Understood.Sure first) || !(after instanceof Understood.Sure second)) {
            return Optional.empty();
        }
        List<Reason> reasons = Stream.of(first, second)
                .map(each -> each.reasons().getFirst())
                .sorted(Comparator.comparing(each -> each != Reason.LOST_OR_STOLEN))
                .distinct()
                .toList();
        double confidence = Math.min(first.confidence(), second.confidence());
        if (reasons.size() < 2 || reasons.contains(Reason.SOMETHING_ELSE)) return Optional.empty();
        return Optional.of(
                new Understood.Sure(isLossAndItsCard(reasons) ? reasons.subList(0, 1) : reasons, confidence));
    }

    /** Who lost a card and wants a new one has one reason: the conversation about the loss orders the card. */
    private static boolean isLossAndItsCard(List<Reason> reasons) {
        Reason second = reasons.get(1);
        return reasons.getFirst() == Reason.LOST_OR_STOLEN
                && (second == Reason.APPLICATION || second == Reason.FOLLOW_UP);
    }

    @Override
    public void close() {
        embedding.close();
    }
}
