package org.cardline.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * How well the words of a number fit the moments of its sound: the likeliest way to lay the words along the moments in order,
 * with or without silence between them (Viterbi, 1967), and then, in each word's stretch, how likely every digit is.
 */
final class Sounding {
    /** Neighbouring moments tell nearly the same: so much of each counts. Set on speakers that were left out of training. */
    private static final double NEW = 0.05;

    /** What a word costs that nobody said in training, as "oh". */
    private static final double UNLEARNT = -1;

    private static final int UNKNOWN = -1;

    private final float[][] moments;

    /** @param moments of {@link DigitSounds} */
    Sounding(float[][] moments) {
        this.moments = moments;
    }

    /** The same wording, with how its digits and others in their places sound. */
    Wording heardIn(Wording wording) {
        int[] digits = wording.words().stream().mapToInt(Sounding::digit).toArray();
        if (digits.length == 0 || moments.length < digits.length) return wording;
        int[] laid = laid(digits);
        double score = wording.score();
        var instead = new ArrayList<List<Wording.Instead>>();
        for (int place = 0; place < digits.length; place++) {
            double[] likely = likely(laid, place);
            if (DigitWords.SINGLE.containsKey(wording.words().get(place))) score += sound(likely, digits[place]);
            instead.add(wording.instead().get(place).stream()
                    .map(each -> new Wording.Instead(each.word(), each.score(), sound(likely, digit(each.word()))))
                    .toList());
        }
        return new Wording(wording.words(), score, wording.strain(), instead);
    }

    private static int digit(String word) {
        String digit = DigitWords.SINGLE.get(word);
        return digit == null || word.equals("oh") ? UNKNOWN : digit.charAt(0) - '0';
    }

    private static double sound(double[] likely, int digit) {
        return digit == UNKNOWN ? UNLEARNT : likely[digit];
    }

    /** The logarithms of the probability of each digit in the stretch of a word. */
    private double[] likely(int[] laid, int place) {
        var likely = new double[DigitSounds.NONE];
        for (int i = 0; i < laid.length; i++)
            if (laid[i] == place)
                for (int digit = 0; digit < likely.length; digit++) likely[digit] += NEW * moments[i][digit];
        double most = Double.NEGATIVE_INFINITY, sum = 0;
        for (double each : likely) most = Math.max(most, each);
        for (double each : likely) sum += Math.exp(each - most);
        for (int digit = 0; digit < likely.length; digit++) likely[digit] -= most + Math.log(sum);
        return likely;
    }

    /** For each moment the place of the word that it belongs to, or −1. States are silence, word, silence … silence. */
    private int[] laid(int[] digits) {
        int states = 2 * digits.length + 1;
        var from = new byte[moments.length][states];
        double[] best = new double[states];
        java.util.Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = fit(0, 0, digits);
        best[1] = fit(0, 1, digits);
        for (int i = 1; i < moments.length; i++) {
            var next = new double[states];
            for (int state = 0; state < states; state++) {
                int steps = steps(best, state);
                from[i][state] = (byte) steps;
                next[state] = best[state - steps] + fit(i, state, digits);
            }
            best = next;
        }
        return backwards(from, best[states - 1] >= best[states - 2] ? states - 1 : states - 2);
    }

    /** How many states before this one its best way comes from; from one word to the next, silence may be left out. */
    private static int steps(double[] best, int state) {
        int steps = 0;
        if (state > 0 && best[state - 1] > best[state]) steps = 1;
        if (state > 2 && state % 2 == 1 && best[state - 2] > best[state - steps]) steps = 2;
        return steps;
    }

    private double fit(int moment, int state, int[] digits) {
        if (state % 2 == 0) return moments[moment][DigitSounds.NONE];
        int digit = digits[state / 2];
        if (digit != UNKNOWN) return moments[moment][digit];
        double any = Double.NEGATIVE_INFINITY;
        for (int each = 0; each < DigitSounds.NONE; each++) any = Math.max(any, moments[moment][each]);
        return any;
    }

    private static int[] backwards(byte[][] from, int last) {
        var laid = new int[from.length];
        int state = last;
        for (int i = laid.length - 1; i >= 0; i--) {
            laid[i] = state % 2 == 1 ? state / 2 : -1;
            state -= from[i][state];
        }
        return laid;
    }
}
