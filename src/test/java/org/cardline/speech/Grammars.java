package org.cardline.speech;

import java.util.List;

/** Walks through grammars without a recogniser. */
final class Grammars {
    private Grammars() {}

    /** Whether these words may be said. */
    static boolean allows(Place at, List<String> words) {
        if (words.isEmpty()) return at.end();
        return at.next().stream()
                .filter(step -> step.word().equals(words.getFirst()))
                .anyMatch(step -> allows(step.then(), words.subList(1, words.size())));
    }
}
