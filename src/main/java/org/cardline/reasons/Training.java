package org.cardline.reasons;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code ./cardline train reasons}: measures each family of features, trains the best, and writes the model. */
public final class Training {
    private static final long SEED = 20_261_123;
    private static final List<String> SOURCES = List.of("clinc", "banking77", "own");

    private final Path root;
    private final Corpus corpus;
    private final PrintStream out;

    private Training(Path root, PrintStream out) throws IOException {
        this.root = root;
        this.out = out;
        corpus = Corpus.in(root.resolve("training/reasons"));
    }

    /**
     * Trains and measures; the model goes to the sources' resources, its confusion matrix to {@code docs}.
     *
     * @param root of the repository
     * @param out gets the tables
     */
    public static void run(Path root, PrintStream out) throws IOException {
        new Training(root, out).run();
    }

    private void run() throws IOException {
        out.printf(
                "seed %d, data %s, %d utterances%n",
                SEED, corpus.hash(), corpus.learnt().size());
        try (var model = new Embedding()) {
            var embedding = new Remembered(model);
            for (var family : compared(embedding).entrySet()) measure(family.getKey(), experiment(family.getValue()));
            ship(experiment(Understanding.features(embedding)));
        }
    }

    private static Experiment experiment(Features features) {
        return new Experiment(new Remembered(features), SEED);
    }

    private static Map<String, Features> compared(Features embedding) {
        Map<String, Features> families = new LinkedHashMap<>();
        families.put("n-grams", new NGrams());
        families.put("sentence embedding", embedding);
        return families;
    }

    private void ship(Experiment experiment) throws IOException {
        Measured measured = measure("both, shipped", experiment);
        Confusion confusion = Confusion.of(measured.folds().typed(), measured.thresholds());
        out.printf("%n%s%n%s%n", confusion.table(), measured.thresholds());
        ConfusionPicture.write(confusion, root.resolve("docs/reasons.png"));
        new ModelFile(corpus.hash(), SEED, measured.thresholds(), measured.model())
                .write(root.resolve("src/main/resources/org/cardline/reasons"));
    }

    private record Measured(Experiment.Folds folds, Thresholds thresholds, LinearModel model) {}

    /** One row for each kind of unseen utterance. */
    private Measured measure(String family, Experiment experiment) {
        out.printf("%n%s%n%s%n", family, Scores.HEADING);
        Experiment.Folds folds = experiment.fold(corpus.learnt());
        Thresholds thresholds = Calibration.of(both(folds));
        row("all, typed", folds.typed(), thresholds);
        row("all, misheard", folds.misheard(), thresholds);
        for (String source : SOURCES) row(source + ", typed", of(source, folds.typed()), thresholds);
        for (String source : SOURCES) row("no " + source + " learnt", unseen(source, experiment), thresholds);
        LinearModel model = experiment.train(corpus.learnt());
        var noise = new RecogniserNoise(SEED + 2);
        row("judged, typed", experiment.ask(model, corpus.judged(), words -> words), thresholds);
        row("judged, misheard", experiment.ask(model, corpus.judged(), noise::misheard), thresholds);
        return new Measured(folds, thresholds, model);
    }

    private void row(String name, List<Judged> judged, Thresholds thresholds) {
        out.println(new Scores(judged, thresholds).row(name));
    }

    private static List<Judged> both(Experiment.Folds folds) {
        var both = new ArrayList<>(folds.typed());
        both.addAll(folds.misheard());
        return both;
    }

    private static List<Judged> of(String source, List<Judged> judged) {
        return judged.stream()
                .filter(each -> each.utterance().source().equals(source))
                .toList();
    }

    private List<Judged> unseen(String source, Experiment experiment) {
        Stream<Utterance> others =
                corpus.learnt().stream().filter(each -> !each.source().equals(source));
        Stream<Utterance> these =
                corpus.learnt().stream().filter(each -> each.source().equals(source));
        return experiment.ask(experiment.train(others.toList()), these.toList(), words -> words);
    }
}
