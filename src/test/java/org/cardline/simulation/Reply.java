package org.cardline.simulation;

import java.time.Duration;

/**
 * What a simulated caller does at a question.
 *
 * @param keys pressed one after the other; none is silence
 * @param shown how the transcript shows them
 * @param after how long after the prompt's end the first key comes or, for one who barges in, after its beginning
 * @param bargesIn whether the keys cut off what is being said
 * @param apart from key to key
 * @param hangsUp instead of any key
 * @param said before the keys; empty for one who keys alone
 * @param saidAfter after the keys
 */
public record Reply(
        String keys,
        String shown,
        Duration after,
        boolean bargesIn,
        Duration apart,
        boolean hangsUp,
        String said,
        String saidAfter) {
    private static final Duration APART = Duration.ofMillis(300);

    /** Hears everything, thinks for a second, presses these. */
    public static Reply keys(String keys) {
        return new Reply(keys, keys, Duration.ofSeconds(1), false, APART, false, "", "");
    }

    /** Presses these so long after the sentence began. */
    public static Reply cutsOff(String keys, Duration after) {
        return new Reply(keys, keys, after, true, APART, false, "", "");
    }

    /** Says this, after the whole prompt or into it. */
    public static Reply says(String words, boolean bargesIn) {
        return new Reply("", words, Duration.ofSeconds(1), bargesIn, APART, false, words, "");
    }

    /** Keys these, and says the rest. */
    public static Reply keysAndSays(String keys, String rest) {
        return new Reply(keys, keys, Duration.ofSeconds(1), false, APART, false, "", rest);
    }

    /** Does nothing. */
    public static Reply silence() {
        return keys("").shownAs("says nothing");
    }

    /** Goes away. */
    public static Reply hangUp() {
        return new Reply("", "", Duration.ZERO, true, APART, true, "", "");
    }

    /** The same, with secrets by their names. */
    public Reply shownAs(String words) {
        return new Reply(keys, words, after, bargesIn, apart, hangsUp, said, saidAfter);
    }

    /** Whether anything is said. */
    boolean speaks() {
        return !said.isEmpty() || !saidAfter.isEmpty();
    }
}
