package org.cardline.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * So many digits, one after the other, that moments sound most like, with or without silence between them: the best way to cut
 * the moments into stretches (dynamic programming). It needs no words of the decoder's, which leaves out digits of some voices.
 */
final class DigitRun {
    /** A digit is no shorter, in moments: 0.07 s. */
    private static final int SHORTEST = 3;

    /** And no longer: 1.2 s. */
    private static final int LONGEST = 50;

    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private final float[][] moments;

    /** What each digit adds up to until before a moment. */
    private final double[][] sums;

    /** By digits said so far and moments heard: the best so far, and the best that ends with a digit there. */
    private final double[][] said;

    private final double[][] ended;
    private final int[][] began;
    private final int[][] digit;

    private DigitRun(float[][] moments, int count) {
        this.moments = moments;
        sums = new double[DigitSounds.NONE][moments.length + 1];
        said = new double[count + 1][moments.length + 1];
        ended = new double[count + 1][moments.length + 1];
        began = new int[count + 1][moments.length + 1];
        digit = new int[count + 1][moments.length + 1];
    }

    /**
     * The words of the digits; none where there is too little sound for them.
     *
     * @param moments of {@link DigitSounds}
     */
    static List<String> words(float[][] moments, int count) {
        if (moments.length < SHORTEST * count) return List.of();
        var run = new DigitRun(moments, count);
        run.hear();
        return run.backwards();
    }

    private void hear() {
        for (int i = 0; i < moments.length; i++)
            for (int each = 0; each < sums.length; each++) sums[each][i + 1] = sums[each][i] + moments[i][each];
        for (int i = 0; i < moments.length; i++) said[0][i + 1] = said[0][i] + moments[i][DigitSounds.NONE];
        for (int count = 1; count < said.length; count++) {
            Arrays.fill(ended[count], Double.NEGATIVE_INFINITY);
            said[count][0] = Double.NEGATIVE_INFINITY;
            for (int until = 1; until <= moments.length; until++) {
                end(count, until);
                double silent = said[count][until - 1] + moments[until - 1][DigitSounds.NONE];
                said[count][until] = Math.max(ended[count][until], silent);
            }
        }
    }

    private void end(int count, int until) {
        for (int from = Math.max(0, until - LONGEST); from <= until - SHORTEST; from++) {
            double before = said[count - 1][from];
            for (int each = 0; each < sums.length; each++) {
                double score = before + sums[each][until] - sums[each][from];
                if (score <= ended[count][until]) continue;
                ended[count][until] = score;
                began[count][until] = from;
                digit[count][until] = each;
            }
        }
    }

    private List<String> backwards() {
        var words = new ArrayList<String>();
        int until = moments.length;
        for (int count = said.length - 1; count > 0; count--) {
            while (ended[count][until] < said[count][until]) until--;
            words.add(WORDS.get(digit[count][until]));
            until = began[count][until];
        }
        return words.reversed();
    }
}
