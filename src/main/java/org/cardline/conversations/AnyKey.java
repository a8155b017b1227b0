package org.cardline.conversations;

import org.cardline.line.KeyGrammar;
import org.cardline.line.Verdict;

/** Any key at all shows that somebody is there. */
final class AnyKey implements KeyGrammar<Character> {
    @Override
    public Verdict<Character> keyed(String keysSoFar) {
        return new Verdict.Done<>(keysSoFar.charAt(0));
    }

    @Override
    public Verdict<Character> fellSilent(String keysSoFar) {
        return new Verdict.NoMatch<>();
    }
}
