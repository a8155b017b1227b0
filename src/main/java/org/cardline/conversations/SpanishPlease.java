package org.cardline.conversations;

import org.cardline.cases.Passes;

/** The caller goes on in Spanish: unwinds what was begun in English, which is no more than the menu. */
final class SpanishPlease extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Passes.Along along;

    /** Chosen in the menu. */
    SpanishPlease() {
        this(Passes.Along.NOTHING);
    }

    /** @param along what was chosen on the page that the call is made from */
    SpanishPlease(Passes.Along along) {
        super("in Spanish", null, false, false);
        this.along = along;
    }

    Passes.Along along() {
        return along;
    }
}
