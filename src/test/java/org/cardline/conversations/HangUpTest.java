package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cardline.cases.Reference;
import org.cardline.simulation.Play;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller hangs up at every step of a call: what was said until then is true. */
class HangUpTest {
    private static final int MOST_STEPS = 100;

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lost-card",
                "lost-card-without-number",
                "lost-card-host-slow",
                "spoken-lost-card",
                "spoken-two-reasons",
                "dispute",
                "points",
                "application",
                "online-account",
                "something-else",
                "person"
            })
    void callerHangsUpAtEveryStep(String name) throws IOException {
        Play play = Play.of(Files.readString(Path.of("src/test/resources/conversations", name + ".txt")));
        int steps = 0;
        while (isCutShort(play, ++steps)) assertThat(steps).isLessThan(MOST_STEPS);
        assertThat(steps).isGreaterThan(5);
    }

    private static boolean isCutShort(Play play, int steps) {
        try (World world = play.world(STORE.store(), steps)) {
            Transcript call = play.firstCall(world, steps);
            call.reference()
                    .ifPresent(digits -> assertThat(world.cases().find(new Reference(digits)))
                            .as(call.ladder())
                            .isPresent());
            if (call.heard("Your card is frozen"))
                assertThat(world.isFrozen(play.card())).as(call.ladder()).isTrue();
            return call.callerHungUp();
        }
    }
}
