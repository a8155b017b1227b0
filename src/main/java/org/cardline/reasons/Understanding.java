package org.cardline.reasons;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cardline.programme.Reason;

/**
 * Understands what a caller's sentence is about. One a process; any thread may use it, and waits a few milliseconds.
 * It keeps nothing of what was said.
 */
public final class Understanding implements AutoCloseable {
    private final CompletableFuture<Loaded> loading = new CompletableFuture<>();

    private Understanding() {
        Thread.ofPlatform()
                .name("reasons-loading")
                .daemon()
                .start(() -> loading.completeAsync(Loaded::new, Runnable::run));
    }

    /** What takes most of a second to load. */
    private static final class Loaded {
        final Embedding embedding = new Embedding();
        final Features features = features(embedding);
        final ModelFile file = ModelFile.shipped();
    }

    /** With the model of this build, which loads on a thread of its own meanwhile; a sentence that comes first waits. */
    public static Understanding shipped() {
        return new Understanding();
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
        Loaded loaded = loading.join();
        return loaded.file.thresholds().judge(loaded.file.model().probabilities(loaded.features.of(sentence)));
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
        loading.join().embedding.close();
    }
}
