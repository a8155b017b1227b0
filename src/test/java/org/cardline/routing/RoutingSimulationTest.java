package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days with trouble; a failure prints its last steps and the command that shows all of them. */
class RoutingSimulationTest {
    private static final int LAST_STEPS = 40;

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nobodyIsLostOrPassedOver(long seed) {
        var last = new ArrayDeque<String>();
        try {
            long offered = new RoutingSimulation(STORE.store(), seed, line -> keep(last, line))
                    .run(RoutingSimulation.CONTACTS);
            System.out.println("RoutingSimulationTest: seed " + seed + ", " + offered + " contacts were offered");
            assertThat(offered).isGreaterThan(500);
        } catch (AssertionError failed) {
            throw new AssertionError(
                    String.join("\n", last) + "\n./cardline replay routing " + seed + " shows it all\n"
                            + failed.getMessage(),
                    failed);
        }
    }

    private static void keep(ArrayDeque<String> last, String line) {
        last.add(line);
        if (last.size() > LAST_STEPS) last.remove();
    }
}
