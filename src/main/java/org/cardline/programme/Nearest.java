package org.cardline.programme;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one was probably meant to be. */
final class Nearest {
    private Nearest() {}

    /** "Did you mean …?" where one word is near enough, else the list of what is known here. */
    static String hint(String word, Collection<String> known) {
        return find(word, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty() ? "Nothing is known here." : "Known here: " + list(known) + ".");
    }

    static Optional<String> find(String word, Collection<String> known) {
        int enough = Math.max(1, word.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(each -> edits(word, each)))
                .filter(near -> edits(word, near) <= enough);
    }

    private static String list(Collection<String> known) {
        return String.join(", ", known.stream().sorted().toList());
    }

    /** Levenshtein's distance, row by row. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
