package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.cardline.programme.Reason;
import org.cardline.simulation.Reply;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was chosen on the web is not asked on the line. */
class PassTest {
    private static final String MENU = "Lost or stolen: press 1";

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aCallFromThePageBeginsWithItsReason(Reason reason) {
        try (var world = new World(STORE.store(), "american-express", 1)) {
            Transcript call = world.bringing(reason).call("+18005284800", words -> Reply.hangUp());
            assertThat(call.heard(MainMenu.named(reason))).as(call.ladder()).isTrue();
            assertThat(call.heard(MENU)).as(call.ladder()).isFalse();
        }
    }

    @Test
    void aPassThatIsKeyedLeadsToItsReasonOnceAndVerifiesNothing() {
        try (var world = new World(STORE.store(), "american-express", 2)) {
            String pass = world.passes().make(Reason.DISPUTE).orElseThrow();
            Transcript call = keying(world, pass);
            assertThat(call.heard(MainMenu.named(Reason.DISPUTE)))
                    .as(call.ladder())
                    .isTrue();
            assertThat(call.heard("Key the card number.")).as(call.ladder()).isTrue();

            Transcript again = keying(world, pass);
            assertThat(again.heard("We don't find that pass."))
                    .as(again.ladder())
                    .isTrue();
            assertThat(again.heard("Key the card number.")).as(again.ladder()).isFalse();
        }
    }

    @Test
    void afterThreeWrongOnesACallIsToldOfNoFurther() {
        try (var world = new World(STORE.store(), "american-express", 3)) {
            String pass = world.passes().make(Reason.DISPUTE).orElseThrow();
            String wrong = pass.equals("000000") ? "000001" : "000000";
            var menus = new AtomicInteger();
            Transcript call = world.call("+18005284800", words -> {
                int before = menus.getAndIncrement();
                if (before > 3) return Reply.hangUp();
                return Reply.keys("*7" + (before < 3 ? wrong : pass));
            });
            assertThat(menus).as(call.ladder()).hasValue(5);
            assertThat(call.heard(MainMenu.named(Reason.DISPUTE)))
                    .as(call.ladder())
                    .isFalse();
            assertThat(world.passes().keyed(pass)).as("it was not used up").contains(Reason.DISPUTE);
        }
    }

    /** Keys it once, and hangs up at the next question. */
    private static Transcript keying(World world, String pass) {
        var asked = new AtomicInteger();
        return world.call(
                "+18005284800", words -> asked.getAndIncrement() == 0 ? Reply.keys("*7" + pass) : Reply.hangUp());
    }
}
