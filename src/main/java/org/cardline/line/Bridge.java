package org.cardline.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Who hears whom: a wire from each who talks to each other one, mixed where several end. All legs are on one tick, to which
 * every change is an order; who goes on hearing somebody does so over the same wire. Used by the caller's thread.
 */
final class Bridge {
    private static final Wire[] NONE = {};

    private final Consumer<Runnable> orders;
    private List<Party> parties = List.of();
    private Map<Way, Wire> wires = Map.of();

    /** @param orders carries out each on the tick of all legs, in order */
    Bridge(Consumer<Runnable> orders) {
        this.orders = orders;
    }

    /** What somebody does in a talk. */
    sealed interface Role {
        /** Is heard by all others, and hears them. */
        record Talks() implements Role {}

        /** Is heard by all others but for the keys, and hears them. */
        record Keys() implements Role {}

        /** Hears all who talk, but not their keys, and is heard by nobody. */
        record Listens() implements Role {}

        /** Likewise, and is heard by this one alone. */
        record WhispersTo(Leg one) implements Role {}

        /** Likewise, and is heard by all. */
        record Barges() implements Role {}
    }

    record Party(Leg leg, Role role) {
        static Party talks(Leg leg) {
            return new Party(leg, new Role.Talks());
        }

        private boolean isHeardBy(Leg other) {
            return switch (role) {
                case Role.Talks _, Role.Keys _, Role.Barges _ -> true;
                case Role.Listens _ -> false;
                case Role.WhispersTo(Leg one) -> one == other;
            };
        }

        /** Who keys hears those of others. */
        private boolean hearsKeysOf(Party from) {
            boolean hears = role instanceof Role.Talks || role instanceof Role.Keys;
            return hears && !(from.role instanceof Role.Keys);
        }
    }

    private record Way(Leg from, Leg to) {}

    /** From now on these are in it and nobody else; who was and is not any more hears what is said to its own leg. */
    void joins(List<Party> now) {
        List<Leg> legs = now.stream().map(Party::leg).toList();
        for (Party each : parties) {
            Leg before = each.leg();
            if (!legs.contains(before)) orders.accept(() -> before.wired(NONE, NONE));
        }
        parties = now;
        wires = wiresOf(now);
        for (Leg each : legs) {
            Wire[] speaksInto = present(legs.stream().map(other -> new Way(each, other)));
            Wire[] hears = present(legs.stream().map(other -> new Way(other, each)));
            orders.accept(() -> each.wired(speaksInto, hears));
        }
    }

    private Map<Way, Wire> wiresOf(List<Party> now) {
        Map<Way, Wire> fresh = new HashMap<>();
        for (Party from : now) {
            for (Party to : now) {
                if (from == to || !from.isHeardBy(to.leg())) continue;
                var way = new Way(from.leg(), to.leg());
                fresh.put(way, wire(way, !to.hearsKeysOf(from)));
            }
        }
        return fresh;
    }

    private Wire wire(Way way, boolean keysAreSilent) {
        Wire before = wires.get(way);
        return before != null && before.keysAreSilent() == keysAreSilent ? before : new Wire(keysAreSilent);
    }

    private Wire[] present(Stream<Way> ways) {
        return ways.map(wires::get).filter(Objects::nonNull).toArray(Wire[]::new);
    }
}
