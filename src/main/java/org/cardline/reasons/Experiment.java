package org.cardline.reasons;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Trains on some utterances and asks others, with one family of features. For one thread. */
final class Experiment {
    /** Our own sentences are few and sound like calls. */
    private static final float OWN_WEIGHT = 2;

    private static final int FOLDS = 5;

    private final Features features;
    private final long seed;

    Experiment(Features features, long seed) {
        this.features = features;
        this.seed = seed;
    }

    /** Learns each utterance as it is, and once more with small words missing. */
    LinearModel train(List<Utterance> learnt) {
        var noise = new RecogniserNoise(seed);
        Map<Label, Float> weights = weights(learnt);
        var lessons = new ArrayList<Trainer.Lesson>();
        for (Utterance each : learnt) {
            float weight =
                    weights.getOrDefault(each.label(), 1f) * (each.source().equals("own") ? OWN_WEIGHT : 1);
            lessons.add(new Trainer.Lesson(features.of(each.words()), each.label(), weight));
            lessons.add(new Trainer.Lesson(features.of(noise.withoutSmallWords(each.words())), each.label(), weight));
        }
        return new Trainer(features.count(), seed).train(lessons);
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

    /** Each utterance judged by a model that has learnt from the other four fifths, as typed and misheard. */
    Folds fold(List<Utterance> utterances) {
        var typed = new ArrayList<Judged>();
        var misheard = new ArrayList<Judged>();
        var noise = new RecogniserNoise(seed + 1);
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            LinearModel model = train(
                    utterances.stream().filter(each -> each.fold(FOLDS) != left).toList());
            List<Utterance> asked =
                    utterances.stream().filter(each -> each.fold(FOLDS) == left).toList();
            typed.addAll(ask(model, asked, words -> words));
            misheard.addAll(ask(model, asked, noise::misheard));
        }
        return new Folds(typed, misheard);
    }

    record Folds(List<Judged> typed, List<Judged> misheard) {}
}
