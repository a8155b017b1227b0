package org.cardline.speech;

import java.util.Collection;

/** Something that may have to be said has no recording. */
public final class MissingPhrases extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingPhrases(Collection<String> phrases) {
        super("No recording of: " + String.join(" | ", phrases)
                + ". Add each to the programme's prompts (sentences.txt) and run scripts/make-prompts.");
    }
}
