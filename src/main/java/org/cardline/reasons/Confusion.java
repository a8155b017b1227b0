package org.cardline.reasons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cardline.programme.Reason;

/** How often an utterance of one reason was taken for another; empty stands for none of these. */
final class Confusion {
    /** The rows, and the columns: every reason, then none of these. */
    static final List<Optional<Reason>> KINDS = kinds();

    private final int[][] counts = new int[KINDS.size()][KINDS.size()];

    private Confusion() {}

    static Confusion of(List<Judged> judged, Function<Utterance, Thresholds> thresholds) {
        var confusion = new Confusion();
        for (Judged each : judged) {
            int truth = KINDS.indexOf(each.utterance().label().reason());
            confusion
                    .counts[truth][
                    KINDS.indexOf(taken(thresholds.apply(each.utterance()).judge(each.probabilities())))]++;
        }
        return confusion;
    }

    private static Optional<Reason> taken(Understood understood) {
        return switch (understood) {
            case Understood.Sure sure -> Optional.of(sure.reasons().getFirst());
            case Understood.Unsure unsure -> Optional.of(unsure.reason());
            case Understood.NoneOfThese _ -> Optional.empty();
        };
    }

    int count(int truth, int taken) {
        return counts[truth][taken];
    }

    int total(int truth) {
        int total = 0;
        for (int count : counts[truth]) total += count;
        return total;
    }

    /** The share of a row in one of its columns, 0 to 1. */
    double share(int truth, int taken) {
        return (double) count(truth, taken) / Math.max(1, total(truth));
    }

    /** A table of the reasons: how many, how many understood, and what they are most often mistaken for. */
    String table() {
        var rows =
                new StringBuilder("| Reason | utterances | understood | most often taken for |\n|---|---|---|---|\n");
        for (int truth = 0; truth < KINDS.size(); truth++) {
            int mistaken = mostMistaken(truth);
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %s (%.1f %%) |%n",
                    name(truth),
                    total(truth),
                    100 * share(truth, truth),
                    name(mistaken),
                    100 * share(truth, mistaken)));
        }
        return rows.toString();
    }

    private int mostMistaken(int truth) {
        int most = truth == 0 ? 1 : 0;
        for (int taken = 0; taken < KINDS.size(); taken++) {
            if (taken != truth && count(truth, taken) > count(truth, most)) most = taken;
        }
        return most;
    }

    static String name(int kind) {
        return KINDS.get(kind).map(Reason::word).orElse("none of these").replace('-', ' ');
    }

    private static List<Optional<Reason>> kinds() {
        var kinds = new ArrayList<Optional<Reason>>();
        for (Reason reason : Reason.values()) kinds.add(Optional.of(reason));
        kinds.add(Optional.empty());
        return List.copyOf(kinds);
    }
}
