package org.cardline.reasons;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cardline.speech.Share;

/**
 * A part of {@code ./cardline bench speech}: what the shipped model makes of sentences that it never learnt, typed and as a
 * recogniser heard a synthetic voice read them. {@code ./cardline train reasons} measures more, and anew.
 */
public final class ReasonsBench {
    private final Corpus corpus;
    private final ModelFile file;
    private final Features features;

    private ReasonsBench(Corpus corpus, ModelFile file, Features features) {
        this.corpus = corpus;
        this.file = file;
        this.features = features;
    }

    public static void main(String[] arguments) throws IOException {
        Corpus corpus = Corpus.in(Path.of("training/reasons"));
        try (var embedding = new Embedding()) {
            var bench = new ReasonsBench(corpus, ModelFile.shipped(), Understanding.features(embedding));
            for (String set : List.of("judged", "calls")) {
                bench.row(set + ", typed", set, words -> words);
                bench.row(
                        set + ", recognised", set, words -> corpus.recognised().getOrDefault(words, ""));
            }
        }
    }

    private void row(String name, String set, Function<String, String> heard) {
        List<Judged> judged = corpus.judged().stream()
                .filter(each -> each.source().equals(set))
                .map(each -> new Judged(each, file.model().probabilities(features.of(heard.apply(each.words())))))
                .toList();
        Scores scores = new Scores(judged, _ -> file.thresholds());
        System.out.printf(
                "free-text reasons, %s: right %s, of out-of-scope accepted %s%n",
                name,
                share(scores.inScope(), each -> isAccepted(each) && each.isBestRight()),
                share(scores.outOfScope(), this::isAccepted));
    }

    private boolean isAccepted(Judged each) {
        return !(file.thresholds().judge(each.probabilities()) instanceof Understood.NoneOfThese);
    }

    private static Share share(List<Judged> some, Predicate<Judged> which) {
        return new Share((int) some.stream().filter(which).count(), some.size());
    }
}
