package org.cardline.routing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor beside a talk, as it is wished: whoever holds the contact makes it so.
 *
 * @param address where the supervisor is reached; opaque to routing
 */
public record Listening(String supervisor, Part part, String address) {
    /** Who hears the supervisor. */
    public enum Part {
        /** Nobody. */
        LISTENS,
        /** The agent. */
        WHISPERS,
        /** Caller and agent. */
        BARGES
    }

    /** What came of wishing it. */
    public enum Begun {
        /** It will be so. */
        YES,
        /** The caller was not told that somebody may listen. */
        NOT_TOLD,
        /** Another supervisor does already. */
        SOMEBODY_ELSE,
        /** Nobody talks there. */
        NO_TALK
    }

    /** As it is kept: {@code LISTENS sam extension:sam}. */
    String text() {
        return part + " " + supervisor + " " + address;
    }

    static Listening parse(String text) {
        String[] parts = text.split(" ", 3);
        return new Listening(parts[1], Part.valueOf(parts[0]), parts[2]);
    }

    /** Of a column that may be empty. */
    static Optional<Listening> of(@Nullable String text) {
        return Optional.ofNullable(text).map(Listening::parse);
    }
}
