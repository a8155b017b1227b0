package org.cardline.line;

/**
 * Somebody who was not asked for and is beside a talk: hears all who talk, but no keys.
 *
 * @param telephone which has answered
 * @param to who alone hears a whisper
 */
public record Beside(Ringing telephone, Part part, Ringing to) {
    /** Who hears them. */
    public enum Part {
        /** Nobody. */
        LISTENS,
        /** One of those who talk. */
        WHISPERS,
        /** All. */
        BARGES
    }
}
