package org.cardline.conversations;

import java.util.Optional;
import java.util.regex.Pattern;

/** A caller's own sentence, as it may be kept: without what could be a part of a card number or a code. */
record OwnWords(String sentence) {
    private static final int LONGEST = 200;
    private static final String NUMBER =
            "(?:[0-9]+|oh?|zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
                    + "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
                    + "|ninety|hundred|thousand|double|triple)";

    /** Two numbers in a row, or three digits: nobody needs them to know what it is about. */
    private static final Pattern NUMBERS = Pattern.compile(
            "\\b" + NUMBER + "(?:[\\s,.-]+(?:and\\s+)?" + NUMBER + ")+\\b|[0-9](?:[\\s,.-]*[0-9]){2,}",
            Pattern.CASE_INSENSITIVE);

    /** What may be kept of it; empty where nothing was said. */
    static Optional<OwnWords> of(String sentence) {
        String kept = NUMBERS.matcher(sentence).replaceAll("…").strip();
        String bounded = kept.substring(0, Math.min(LONGEST, kept.length()));
        return Optional.of(bounded).filter(words -> !words.isEmpty()).map(OwnWords::new);
    }

    /** For the timeline of a case. */
    String entry() {
        return "In the caller's words: " + sentence;
    }
}
