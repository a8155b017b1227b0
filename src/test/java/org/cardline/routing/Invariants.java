package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold after every step, between the tables and what the simulation knows. */
final class Invariants {
    private final JdbcClient jdbc;

    Invariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who a contact is with, by the tables. */
    record With(String agent, int offers) {}

    With with(ContactId contact) {
        return jdbc.sql("select agent, offers from routing.contact where id = ?")
                .param(contact.number())
                .query((row, number) -> new With(row.getString("agent"), row.getInt("offers")))
                .single();
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
                assertThat(earlier && smaller && passed.waits() && passed.fits(agent, now))
                        .as("%s goes before %s with %s", passed, taken, agent)
                        .isFalse();
            }
        }
    }

    void hold(List<SimulatedContact> open, List<SimulatedAgent> agents, Instant now) {
        for (SimulatedContact each : open) {
            if (!each.isReady(now)) continue;
            for (SimulatedAgent agent : agents) {
                assertThat(each.fits(agent, now) && agent.hasRoom(each.channel, now))
                        .as("%s waits while %s is free", each, agent)
                        .isFalse();
            }
        }
        assertThat(rungTooLong()).as("callbacks that keep an agent too long").isZero();
        assertThat(loads()).as("load of agents").isEqualTo(known(agents));
        assertThat(states()).as("contacts that are open").isEqualTo(known(open));
    }

    /** Or talks, with nobody on the line. */
    private int rungTooLong() {
        return jdbc.sql("""
                        select count(*) from routing.contact where channel = 'CALLBACK' and (state = 'TALKING'
                            or state = 'OFFERED' and offer_until > offered_at + interval '45 seconds')""").query(Integer.class).single();
    }

    private Map<String, Integer> loads() {
        var loads = new HashMap<String, Integer>();
        jdbc.sql("select name, load from routing.agent").query(row -> {
            loads.put(row.getString("name"), row.getInt("load"));
        });
        return loads;
    }

    private static Map<String, Integer> known(List<SimulatedAgent> agents) {
        var loads = new HashMap<String, Integer>();
        for (SimulatedAgent each : agents) loads.put(each.name, each.load);
        return loads;
    }

    private Map<Long, String> states() {
        var states = new HashMap<Long, String>();
        jdbc.sql("select id, state, agent from routing.contact where state <> 'ENDED'")
                .query(row -> {
                    boolean waits = row.getString("state").equals("WAITING");
                    states.put(
                            row.getLong("id"),
                            waits ? "WAITING" : row.getString("state") + " " + row.getString("agent"));
                });
        return states;
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
