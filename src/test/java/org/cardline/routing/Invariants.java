package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold after every step, between the tables and what the simulation knows. */
final class Invariants {
    /** A callback that is rung keeps its agent for 45 s at most, and talks with nobody on the line. */
    private static final String ROWS = """
            select id, state, agent, 0 as load, channel = 'CALLBACK' and (state = 'TALKING'
                or state = 'OFFERED' and offer_until > offered_at + interval '45 seconds') as too_long
            from routing.contact where state <> 'ENDED'
            union all select 0, '', name, load, false from routing.agent""";

    /** Reading the tables is most of a run's time: whatever is wrong there is wrong some steps later, too. */
    private static final int READS_EVERY = 4;

    private final JdbcClient jdbc;
    private int steps;

    Invariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** It waits, it fits, there is room, and it is a new offer. */
    void mayBeOffered(
            SimulatedContact contact, SimulatedAgent agent, int number, List<SimulatedContact> waiting, Instant now) {
        assertThat(waiting)
                .as("%s is offered to %s and does wait", contact, agent)
                .contains(contact);
        assertThat(contact.waits()).as("%s is offered once at a time", contact).isTrue();
        assertThat(contact.fits(agent, now)).as("%s fits %s", contact, agent).isTrue();
        assertThat(agent.hasRoom(contact.channel, now))
                .as("%s has room for %s", agent, contact)
                .isTrue();
        assertThat(number).as("offers of %s", contact).isEqualTo(contact.offers + 1);
    }

    /** Whoever still waits and fitted an agent goes before nobody who was offered to that agent now. */
    void nobodyWasPassedOver(List<SimulatedContact> before, List<ContactId> offered, Instant now) {
        for (SimulatedContact taken : before) {
            if (!offered.contains(taken.id) || taken.with.isEmpty()) continue;
            SimulatedAgent agent = taken.with.get();
            for (SimulatedContact passed : before) {
                boolean earlier = SimulatedContact.ORDER.compare(passed, taken) < 0;
                boolean smaller = passed.channel.load() <= taken.channel.load();
                if (earlier && smaller && passed.waits() && passed.fits(agent, now))
                    throw new AssertionError(passed + " goes before " + taken + " with " + agent);
            }
        }
    }

    void hold(List<SimulatedContact> open, List<SimulatedAgent> agents, Instant now) {
        for (SimulatedContact each : open)
            freeFor(each, agents, now).ifPresent(agent -> {
                throw new AssertionError(each + " waits while " + agent + " is free");
            });
        if (steps++ % READS_EVERY == 0) readsAsKnown(open, agents);
    }

    private void readsAsKnown(List<SimulatedContact> open, List<SimulatedAgent> agents) {
        var rows = new Rows(new HashMap<>(), new HashMap<>());
        jdbc.sql(ROWS).query(rows::read);
        assertThat(rows.loads()).as("load of agents").isEqualTo(known(agents));
        assertThat(rows.states()).as("contacts that are open").isEqualTo(known(open));
    }

    /** Whether somebody waits whom an agent fits who has room. */
    boolean isSomebodyFree(List<SimulatedContact> open, List<SimulatedAgent> agents, Instant now) {
        return open.stream().anyMatch(each -> freeFor(each, agents, now).isPresent());
    }

    private static Optional<SimulatedAgent> freeFor(
            SimulatedContact contact, List<SimulatedAgent> agents, Instant now) {
        if (!contact.isReady(now)) return Optional.empty();
        return agents.stream()
                .filter(each -> each.hasRoom(contact.channel, now) && contact.fits(each, now))
                .findFirst();
    }

    /** How it stands, read at once: agents' loads, and contacts with whom they are. */
    private record Rows(Map<String, Integer> loads, Map<Long, String> states) {
        void read(ResultSet row) throws SQLException {
            String agent = row.getString("agent");
            String state = row.getString("state");
            if (state.isEmpty()) loads.put(agent, row.getInt("load"));
            else {
                assertThat(row.getBoolean("too_long"))
                        .as("a callback that keeps %s too long", agent)
                        .isFalse();
                states.put(row.getLong("id"), state.equals("WAITING") ? state : state + " " + agent);
            }
        }
    }

    private static Map<String, Integer> known(List<SimulatedAgent> agents) {
        var loads = new HashMap<String, Integer>();
        for (SimulatedAgent each : agents) loads.put(each.name, each.load);
        return loads;
    }

    private static Map<Long, String> known(Iterable<SimulatedContact> open) {
        var states = new HashMap<Long, String>();
        for (SimulatedContact each : open) {
            String with = each.with
                    .map(agent -> (each.talking ? "TALKING " : "OFFERED ") + agent.name)
                    .orElse("WAITING");
            states.put(each.id.number(), with);
        }
        return states;
    }
}
