package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cardline.simulation.Customer;
import org.cardline.simulation.Pace;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.Wallet;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the network can hear the keys no code is asked for; digits that only freeze are. */
class ClearMediaTest {
    private static final String LINE = "+18005284800";

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void callerOnPlainRtpBeyondThisMachineIsAskedForNoCode() {
        Transcript call = overNetwork(Map.of("Lost or stolen", "4", "Points: press 1", "1"));
        assertThat(call.heard("security code")).isFalse();
        assertThat(call.heard("Key the code")).isFalse();
        assertThat(call.heard("We can't verify you on this call.")).isTrue();
        assertThat(call.reference()).isPresent();
    }

    @Test
    void cardIsFrozenAllTheSame() {
        Transcript call = overNetwork(Map.of("Lost or stolen", "1", "For a new card", "2"));
        assertThat(call.heard("Your card is frozen.")).isTrue();
    }

    private static Transcript overNetwork(Map<String, String> wants) {
        try (var world = new World(STORE.store(), "american-express", wants.hashCode())) {
            return world.callOverNetwork(LINE, new Customer(Pace.NOVICE, Wallet.with("card-01"), world, wants));
        }
    }
}
