package org.cardline.reasons;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trains on some utterances and asks others, with one family of features. For one thread. */
final class Experiment {
    static final int FOLDS = 5;

    /** Our own sentences are fewer, and sound like calls. */
    private static final float OWN_WEIGHT = 1.5f;

    /** What is out of scope has more to cover than any reason. */
    private static final float OUT_OF_SCOPE_WEIGHT = 2;

    private final Features features;
    private final Corpus corpus;
    private final long seed;

    Experiment(Features features, Corpus corpus, long seed) {
        this.features = features;
        this.corpus = corpus;
        this.seed = seed;
    }

    /** Learns each utterance as it is, as callers may say it, and as a recogniser may hear it. */
    LinearModel train(List<Utterance> learnt) {
        Map<Label, Float> weights = weights(learnt);
        var lessons = new ArrayList<Trainer.Lesson>();
        for (Utterance each : learnt) {
            float weight = weights.getOrDefault(each.label(), 1f)
                    * (each.source().equals("own") ? OWN_WEIGHT : 1)
                    * (each.isInScope() ? 1 : OUT_OF_SCOPE_WEIGHT);
            copies(each.words())
                    .forEach(words -> lessons.add(new Trainer.Lesson(features.of(words), each.label(), weight)));
        }
        return new Trainer(features.count(), seed).train(lessons);
    }

    private Stream<String> copies(String words) {
        var noise = new RecogniserNoise(seed);
        String spoken = new Spoken(seed).of(words);
        String recognised = corpus.recognised().getOrDefault(words, noise.misheard(spoken));
        return Stream.of(words, spoken, noise.misheard(words), recognised);
    }

    /** A label weighs less than in proportion to its utterances: data and callers differ in how often they say what. */
    private static Map<Label, Float> weights(List<Utterance> learnt) {
        Map<Label, Float> weights = new EnumMap<>(Label.class);
        Map<Label, Long> counts =
                learnt.stream().collect(Collectors.groupingBy(Utterance::label, Collectors.counting()));
        double usual = (double) learnt.size() / counts.size();
        counts.forEach((label, count) -> weights.put(label, (float) Math.sqrt(usual / count)));
        return weights;
    }

    List<Judged> ask(LinearModel model, List<Utterance> asked, Function<String, String> heard) {
        return asked.stream()
                .map(each -> new Judged(each, model.probabilities(features.of(heard.apply(each.words())))))
                .toList();
    }

    /** Those that were recognised, as they were. */
    List<Judged> askRecognised(LinearModel model, List<Utterance> asked) {
        List<Utterance> known = asked.stream()
                .filter(each -> corpus.recognised().containsKey(each.words()))
                .toList();
        return ask(
                model,
                known,
                words -> Optional.ofNullable(corpus.recognised().get(words)).orElseThrow());
    }

    /** Each utterance judged by a model that has learnt from the other four fifths. */
    Folds fold() {
        var folds = new Folds(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var noise = new RecogniserNoise(seed + 1);
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Map<Boolean, List<Utterance>> split =
                    corpus.learnt().stream().collect(Collectors.partitioningBy(each -> each.fold(FOLDS) == left));
            LinearModel model = train(split.getOrDefault(false, List.of()));
            List<Utterance> asked = split.getOrDefault(true, List.of()).stream()
                    .filter(Utterance::isMeasured)
                    .toList();
            folds.typed.addAll(ask(model, asked, words -> words));
            folds.misheard.addAll(ask(model, asked, noise::misheard));
            folds.recognised.addAll(askRecognised(model, asked));
        }
        return folds;
    }

    /** What was made of all utterances as typed, with mistakes simulated, and of some as a recogniser heard them. */
    record Folds(List<Judged> typed, List<Judged> misheard, List<Judged> recognised) {
        List<Judged> all() {
            return Stream.of(typed, misheard, recognised).flatMap(List::stream).toList();
        }
    }
}
