package org.cardline.line;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who hears whom: a wire from each who talks to each other one, mixed where several end. All legs are on one tick, to which
 * every change is an order. Used by the caller's thread.
 */
final class Bridge {
    private static final Wire[] NONE = {};

    private final Tick tick;
    private List<Party> parties = List.of();

    Bridge(Tick tick) {
        this.tick = tick;
    }

    /** What somebody does in a talk. */
    enum Role {
        /** Is heard by all others, and hears them. */
        TALKS,
        /** Hears all who talk. */
        LISTENS
    }

    record Party(Leg leg, Role role) {
        static Party talks(Leg leg) {
            return new Party(leg, Role.TALKS);
        }
    }

    /** From now on these are in it and nobody else; who was and is not any more hears what is said to its own leg. */
    void joins(List<Party> now) {
        for (Party each : parties) tick.order(() -> each.leg().wired(NONE, NONE));
        parties = now;
        @Nullable Wire[][] wires = wires(now);
        for (int i = 0; i < wires.length; i++) {
            Leg leg = now.get(i).leg();
            int own = i;
            Wire[] speaksInto = present(Arrays.stream(wires[own]));
            Wire[] hears = present(Arrays.stream(wires).map(from -> from[own]));
            tick.order(() -> leg.wired(speaksInto, hears));
        }
    }

    /** From each to each; null where the one isn't heard by the other. */
    private static @Nullable Wire[][] wires(List<Party> parties) {
        var wires = new Wire[parties.size()][parties.size()];
        for (int from = 0; from < wires.length; from++) {
            for (int to = 0; to < wires.length; to++) {
                if (from != to && parties.get(from).role() == Role.TALKS) wires[from][to] = new Wire();
            }
        }
        return wires;
    }

    private static Wire[] present(Stream<@Nullable Wire> wires) {
        return wires.filter(Objects::nonNull).toArray(Wire[]::new);
    }
}
