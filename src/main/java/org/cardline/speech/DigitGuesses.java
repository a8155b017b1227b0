package org.cardline.speech;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Digits that may have been said, beyond the few ways that were followed to their end: each with one or two of its digits
 * exchanged for what else was heard in their place. Digits say little about each other, so the sum of what each costs is
 * nearly what the whole would.
 */
final class DigitGuesses {
    /** A digit this far behind, in logarithms of probability, is not tried. */
    private static final double FAR = 14;

    /** The recogniser is surer than it is right: its logarithms are worth this much. */
    private static final double TRUST = 0.6;

    /** An exchange costs this at least: a word that was likelier in its place was followed, and came to less. */
    private static final double FOLLOWED = 2;

    /**
     * What may have been said is none of the guesses that can be: so much of the weight of the best of all guesses. Where that
     * best one lacks a check digit, a number that has one is doubtful, however far behind it the others are.
     */
    private static final double NONE_OF_THESE = 0.003;

    /** Ways that digits are exchanged in. */
    private static final int WAYS = 4;

    private final Map<String, Double> scores = new HashMap<>();

    /** An exchange of one digit and what it costs. */
    private record Exchange(int place, String word, double cost) {}

    private DigitGuesses() {}

    /** Every guess that these ways give, with its score. */
    static Map<String, Double> scores(List<Wording> wordings) {
        var guesses = new DigitGuesses();
        for (Wording each : wordings) guesses.add(each.words(), each.score());
        wordings.stream().limit(WAYS).forEach(guesses::addExchanged);
        return guesses.scores;
    }

    /** Guesses that are possible, best first, at most {@code most}, their confidences adding up to a little less than 1 over all that are. */
    static List<Guess> ranked(Map<String, Double> scores, Predicate<String> possible, int most) {
        List<Map.Entry<String, Double>> left = scores.entrySet().stream()
                .filter(each -> possible.test(each.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        if (left.isEmpty()) return List.of();
        double top = left.getFirst().getValue(), best = Collections.max(scores.values());
        double sum = NONE_OF_THESE * weight(best - top)
                + left.stream()
                        .mapToDouble(each -> weight(each.getValue() - top))
                        .sum();
        return left.stream()
                .limit(most)
                .map(each -> new Guess(each.getKey(), weight(each.getValue() - top) / sum))
                .toList();
    }

    private static double weight(double score) {
        return Math.exp(TRUST * score);
    }

    /** The score that a confidence stands for, up to a sum that all guesses share. */
    static double score(double confidence) {
        return Math.log(Math.max(confidence, 1e-12)) / TRUST;
    }

    private void add(List<String> words, double score) {
        DigitWords.digits(words).ifPresent(digits -> scores.merge(digits, score, Math::max));
    }

    private void addExchanged(Wording wording) {
        List<Exchange> exchanges = exchanges(wording);
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange first = exchanges.get(i);
            List<String> words = exchanged(wording.words(), first);
            add(words, wording.score() - first.cost());
            for (Exchange second : exchanges.subList(i + 1, exchanges.size())) {
                if (second.place() != first.place() && first.cost() + second.cost() < FAR)
                    add(exchanged(words, second), wording.score() - first.cost() - second.cost());
            }
        }
    }

    private static List<Exchange> exchanges(Wording wording) {
        var exchanges = new ArrayList<Exchange>();
        wording.places().filter(place -> isDigit(wording.words().get(place))).forEach(place -> {
            Wording.Instead followed = wording.at(place);
            for (Wording.Instead each : wording.instead().get(place)) {
                double cost = Math.max(FOLLOWED, followed.score() - each.score()) + followed.sound() - each.sound();
                boolean other = !each.word().equals(wording.words().get(place));
                if (other && isDigit(each.word()) && cost < FAR) exchanges.add(new Exchange(place, each.word(), cost));
            }
        });
        return exchanges;
    }

    private static boolean isDigit(String word) {
        return DigitWords.SINGLE.containsKey(word);
    }

    private static List<String> exchanged(List<String> words, Exchange exchange) {
        var other = new ArrayList<>(words);
        other.set(exchange.place(), exchange.word());
        return other;
    }
}
