package org.cardline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplayTest {
    private static final int CALLS = 60;

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void everyCallEnds() {
        for (long seed = 0; seed < CALLS; seed++) {
            Transcript call = Replay.call(STORE.store(), seed);
            assertThat(call.entries().getLast().words()).as("seed %d", seed).endsWith("hangs up.");
        }
    }
}
