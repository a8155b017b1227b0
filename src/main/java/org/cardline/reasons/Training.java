package org.cardline.reasons;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code ./cardline train reasons}: measures each family of features, trains the best, and writes the model. */
public final class Training {
    private static final long SEED = 20_261_123;
    private static final List<String> SOURCES = List.of("clinc", "banking77", "own");
    private static final List<String> JUDGED = List.of("judged", "calls");

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

    private Experiment experiment(Features features) {
        return new Experiment(new Remembered(features), corpus, SEED);
    }

    private static Map<String, Features> compared(Features embedding) {
        Map<String, Features> families = new LinkedHashMap<>();
        families.put("n-grams", new NGrams());
        families.put("sentence embedding", embedding);
        return families;
    }

    private void ship(Experiment experiment) throws IOException {
        Measured measured = measure("both, shipped", experiment);
        Confusion confusion = Confusion.of(measured.folds().typed(), measured.crossed());
        out.printf("%n%s%n%s%n", confusion.table(), measured.thresholds());
        ConfusionPicture.write(confusion, root.resolve("docs/reasons.png"));
        new ModelFile(corpus.hash(), SEED, measured.thresholds(), measured.model())
                .write(root.resolve("src/main/resources/org/cardline/reasons"));
    }

    private record Measured(
            Experiment.Folds folds,
            Thresholds thresholds,
            Function<Utterance, Thresholds> crossed,
            LinearModel model) {}

    /** One row for each kind of unseen utterance. */
    private Measured measure(String family, Experiment experiment) {
        out.printf("%n%s%n%s%n", family, Scores.HEADING);
        Experiment.Folds folds = experiment.fold();
        List<Thresholds> byFold = Calibration.crossed(folds.all());
        Function<Utterance, Thresholds> crossed = each -> byFold.get(each.fold(Experiment.FOLDS));
        row("all, typed", folds.typed(), crossed);
        row("all, misheard", folds.misheard(), crossed);
        for (String source : SOURCES) row(source + ", typed", of(source, folds.typed()), crossed);
        row("own, recognised", folds.recognised(), crossed);
        Thresholds thresholds = Calibration.of(folds.all());
        for (String source : SOURCES) row("no " + source + " learnt", unseen(source, experiment), _ -> thresholds);
        LinearModel model = experiment.train(corpus.learnt());
        for (String set : JUDGED) judged(set, experiment, model, thresholds);
        return new Measured(folds, thresholds, crossed, model);
    }

    private void judged(String set, Experiment experiment, LinearModel model, Thresholds thresholds) {
        List<Utterance> asked = corpus.judged().stream()
                .filter(each -> each.source().equals(set))
                .toList();
        var noise = new RecogniserNoise(SEED + 2);
        row(set + ", typed", experiment.ask(model, asked, words -> words), _ -> thresholds);
        row(set + ", misheard", experiment.ask(model, asked, noise::misheard), _ -> thresholds);
        row(set + ", recognised", experiment.askRecognised(model, asked), _ -> thresholds);
    }

    private void row(String name, List<Judged> judged, Function<Utterance, Thresholds> thresholds) {
        out.println(new Scores(judged, thresholds).row(name));
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
