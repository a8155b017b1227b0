package org.cardline.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is offered to whom, as a rule without database and clock: contacts in their order, each to the agent who fits it
 * best. Fitting: the agent has all skills that it needs now, has room for it, and is the preferred one while only that one
 * may be asked. Of several the one of the fewest abilities, so that those of many are kept for who needs them; then who
 * has been free longest.
 */
final class Matching {
    /** A contact that waits. @param preferred the only agent who may be asked now; empty where everybody may */
    record Waiting(long contact, Channel channel, String needs, Optional<String> preferred) {}

    /**
     * An agent who may be asked.
     *
     * @param room in sixths
     * @param rank the place among the free, who has been so longest first
     */
    record Free(String agent, Set<String> able, int room, int rank) {}

    /** This contact is offered to this agent. */
    record Match(long contact, Channel channel, String agent) {}

    private static final Comparator<Free> BEST_FIRST =
            Comparator.<Free>comparingInt(each -> each.able().size()).thenComparingInt(Free::rank);

    private final List<Free> free;
    private final Map<String, Integer> room = new HashMap<>();
    private final Map<String, List<Free>> ableTo = new HashMap<>();

    Matching(List<Free> free) {
        this.free = free.stream().sorted(BEST_FIRST).toList();
        for (Free each : free) room.put(each.agent(), each.room());
    }

    /** What room there is in all, in sixths: no more contacts than this can be matched. */
    int room() {
        return room.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @param inOrder higher priority first, then the earlier arrival */
    List<Match> match(List<Waiting> inOrder) {
        var matches = new ArrayList<Match>();
        for (Waiting contact : inOrder) {
            best(contact).ifPresent(agent -> {
                room.merge(agent.agent(), -contact.channel().load(), Integer::sum);
                matches.add(new Match(contact.contact(), contact.channel(), agent.agent()));
            });
        }
        return matches;
    }

    private Optional<Free> best(Waiting contact) {
        return ableTo.computeIfAbsent(contact.needs(), this::able).stream()
                .filter(each -> contact.preferred().isEmpty()
                        || contact.preferred().get().equals(each.agent()))
                .filter(each ->
                        room.getOrDefault(each.agent(), 0) >= contact.channel().load())
                .findFirst();
    }

    private List<Free> able(String needs) {
        Set<String> words = words(needs);
        return free.stream().filter(each -> each.able().containsAll(words)).toList();
    }

    /** The words of needs or abilities. */
    static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }
}
