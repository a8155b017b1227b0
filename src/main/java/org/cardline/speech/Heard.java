package org.cardline.speech;

import java.util.List;

/** What was made of one stretch of speech. Immutable; what was said prints masked. */
public sealed interface Heard {
    /** An answer to go on with. */
    record Sure(Guess guess) implements Heard {}

    /**
     * An answer that is to be confirmed, or asked for in part, before it counts.
     *
     * @param guesses best first, at least one; guesses at a card number may lack its check digit
     */
    record Unsure(List<Guess> guesses) implements Heard {
        public Unsure {
            if (guesses.isEmpty()) throw new IllegalArgumentException("unsure of nothing");
            guesses = List.copyOf(guesses);
        }

        /** The most likely. */
        public Guess best() {
            return guesses.getFirst();
        }

        /**
         * The group of digits that the guesses differ about most, weighed by their confidence: the one to ask for again.
         *
         * @param grouping digits in each group, as 4-6-5
         * @return its place, counted from 0
         */
        public int doubtfulGroup(List<Integer> grouping) {
            int doubtful = 0, from = 0;
            double most = -1;
            for (int group = 0; group < grouping.size(); group++) {
                double doubt = doubt(from, from + grouping.get(group));
                if (doubt > most) doubtful = group;
                most = Math.max(most, doubt);
                from += grouping.get(group);
            }
            return doubtful;
        }

        private double doubt(int from, int to) {
            double doubt = 0;
            for (Guess each : guesses) {
                if (!part(each, from, to).equals(part(best(), from, to))) doubt += each.confidence();
            }
            return doubt;
        }

        private static String part(Guess guess, int from, int to) {
            int end = guess.text().length();
            return guess.text().substring(Math.min(from, end), Math.min(to, end));
        }
    }

    /** One of the phrases beside the answer; the text is its meaning. */
    record Beside(Guess guess) implements Heard {}

    /** Speech, or noise, that fits nothing that was listened for. */
    record Nothing() implements Heard {}

    /** Recognition has too much to do, or is switched off: keys are to be asked for. */
    record Busy() implements Heard {}
}
