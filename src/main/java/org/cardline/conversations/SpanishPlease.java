package org.cardline.conversations;

/** The caller goes on in Spanish: unwinds what was begun in English, which is no more than the menu. */
final class SpanishPlease extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpanishPlease() {
        super("in Spanish", null, false, false);
    }
}
