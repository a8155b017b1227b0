package org.cardline.speech;

import java.util.Collection;

/** Recordings that callers can't be given, each with its file, what is wrong with it and how to mend it. */
public final class UnfitRecordings extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitRecordings(Collection<String> problems) {
        super(String.join("\n", problems));
    }
}
