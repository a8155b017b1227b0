package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.cardline.simulation.Behaviour;
import org.cardline.simulation.Customer;
import org.cardline.simulation.Pace;
import org.cardline.simulation.Reply;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.Wallet;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller with every reason, one after the other in one call: no question comes twice. */
class NothingAskedTwiceTest {
    private static final String MENU = "Lost or stolen";
    private static final String MORE = "Points: press 1";

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @ParameterizedTest
    @ValueSource(strings = {"with the card number", "without it"})
    void callerWithEveryReasonIsAskedOnce(String how) {
        try (var world = new World(STORE.store(), "american-express", how.hashCode())) {
            var wants = new HashMap<>(Map.of("November", "1", "You didn't make it", "2", "For a new card", "1"));
            wants.putAll(Map.of("A new card to", "1", "Your account is locked", "3"));
            if (how.equals("without it")) wants.put("Key the card number", "#");
            var customer = new Customer(Pace.NOVICE, Wallet.with("card-01"), world, wants);
            Transcript call = world.call("+18005284800", new EveryReason(customer));
            assertThat(call.askedTwice()).as(call.ladder()).isEmpty();
            assertThat(call.heard("Goodbye.")).as(call.ladder()).isTrue();
        }
    }

    /** Dispute, points, online account, lost card: then enough. */
    private static final class EveryReason implements Behaviour {
        private static final String[] MAIN = {"2", "4", "4", "1"};
        private static final String[] OTHER = {"", "1", "3", ""};
        private final Behaviour customer;
        private int reason = -1;

        EveryReason(Behaviour customer) {
            this.customer = customer;
        }

        @Override
        public Reply answers(String words) {
            if (words.startsWith(MENU)) return Reply.keys(MAIN[++reason]);
            if (words.startsWith(MORE)) return Reply.keys(OTHER[reason]);
            boolean more = words.startsWith("Anything else") && reason < MAIN.length - 1;
            return more ? Reply.keys("1") : customer.answers(words);
        }
    }
}
