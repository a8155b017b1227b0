package org.cardline.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What those who were here before mean for who comes now, as the simulation knows it. */
final class SimulatedPast {
    private static final Comparator<SimulatedContact> EARLIEST = Comparator.<SimulatedContact, Instant>comparing(
                    each -> each.arrived)
            .thenComparing(each -> each.id.number());

    private final Collection<SimulatedContact> known;

    SimulatedPast(Collection<SimulatedContact> known) {
        this.known = known;
    }

    /** The place that this caller had, where they were cut off. */
    Optional<SimulatedContact> placeOf(NewContact comes, Instant now) {
        return known.stream().filter(each -> each.isPlaceOf(comes, now)).min(EARLIEST);
    }

    /** Who had the case last, or else spoke with the customer of late, of those who are here and fit. */
    Optional<SimulatedAgent> agentFor(SimulatedContact comes, Instant now) {
        return comes.queue
                .knownAgent()
                .flatMap(rule -> known.stream()
                        .filter(each -> each != comes && each.talk.isPresent())
                        .filter(each -> isSameCase(each, comes)
                                || isSameCustomer(each, comes) && since(each).isAfter(now.minus(rule.spokeWithin())))
                        .filter(each -> agent(each).isHere(now) && comes.isServedBy(agent(each)))
                        .max(Comparator.<SimulatedContact, Boolean>comparing(each -> isSameCase(each, comes))
                                .thenComparing(SimulatedPast::since)
                                .thenComparing(each -> each.id.number()))
                        .map(SimulatedPast::agent));
    }

    private static SimulatedAgent agent(SimulatedContact contact) {
        return contact.talk.orElseThrow().agent();
    }

    private static Instant since(SimulatedContact contact) {
        return contact.talk.orElseThrow().since();
    }

    static boolean isSameCase(SimulatedContact one, SimulatedContact other) {
        return isSame(one.about.reference(), other.about.reference());
    }

    static boolean isSameCustomer(SimulatedContact one, SimulatedContact other) {
        return isSame(one.about.customer(), other.about.customer());
    }

    private static boolean isSame(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }
}
