package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days with trouble; a failure prints its last steps and the command that shows all of them. */
class RoutingSimulationTest {
    private static final int LAST_STEPS = 40;

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void nobodyIsLostOrPassedOver() {
        assertThat(run(1, RoutingSimulation.CONTACTS)).isGreaterThan(Duration.ofDays(1));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nobodyIsLostOrPassedOverInDays(long seed) {
        assertThat(run(seed, RoutingSimulation.CONTACTS_OF_DAYS)).isGreaterThan(Duration.ofDays(3));
    }

    /** How long its time was. */
    private static Duration run(long seed, int contacts) {
        var last = new ArrayDeque<String>();
        try {
            var simulation = new RoutingSimulation(STORE.store(), seed, line -> keep(last, line));
            long offered = simulation.run(contacts);
            System.out.println("RoutingSimulationTest: seed " + seed + ", " + offered + " contacts were offered");
            assertThat(offered).isGreaterThan(contacts * 5L / 7);
            return simulation.length();
        } catch (AssertionError failed) {
            throw new AssertionError(
                    String.join("\n", last) + "\n./cardline replay routing " + seed + " " + contacts + " shows it all\n"
                            + failed.getMessage(),
                    failed);
        }
    }

    private static void keep(ArrayDeque<String> last, String line) {
        last.add(line);
        if (last.size() > LAST_STEPS) last.remove();
    }
}
