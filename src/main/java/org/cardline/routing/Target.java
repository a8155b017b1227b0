package org.cardline.routing;

import java.util.Locale;
import java.util.Optional;

/** To whom a talk may be transferred. @param name of a queue or an agent, or the number */
public record Target(Kind kind, String name) {
    /** Of what kind. */
    public enum Kind {
        /** Whoever is next to serve it. */
        QUEUE,
        /** This one and nobody else. */
        AGENT,
        /** Whoever answers at this number outside, as E.164 writes it. */
        NUMBER
    }

    /** {@code agent:ben}. */
    public String text() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }

    /** Of {@code queue:disputes} and its like; empty where it is none. */
    public static Optional<Target> parse(String text) {
        for (Kind kind : Kind.values()) {
            String scheme = kind.name().toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(scheme)) return Optional.of(new Target(kind, text.substring(scheme.length())));
        }
        return Optional.empty();
    }
}
