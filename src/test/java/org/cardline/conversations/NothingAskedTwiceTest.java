package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cardline.programme.Skills;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.routing.Told;
import org.cardline.simulation.Behaviour;
import org.cardline.simulation.Customer;
import org.cardline.simulation.Pace;
import org.cardline.simulation.Reply;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.Wallet;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
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

    /** To a person after all that: whose desk shows what was said of every matter, and who asks nothing again. */
    @Test
    void whoeverTakesOverKnowsAllThatWasSaidAndNothingIsAskedAgain() {
        var shown = new ArrayList<AtDesk.OwnContact>();
        Instant now = Instant.parse("2026-11-23T15:00:00Z");
        try (var world = new World(STORE.store(), "american-express", 7);
                var routing = Routing.start(STORE.store(), "one", InstantSource.fixed(now))) {
            Agents agents = routing.agents();
            Skills able = new Skills(Map.of("fraud", 5, "disputes", 5)).withLanguage("en");
            agents.signIn(new SignIn("ana", "ana", able, true));
            world.reaches(
                    routing,
                    ana -> shown.add(agents.at(ana).flatMap(AtDesk::contact).orElseThrow()));
            var wants = new HashMap<>(Map.of("November", "1", "You didn't make it", "2", "For a new card", "1"));
            wants.putAll(Map.of("A new card to", "1", "Your account is locked", "3", "Fraud: press 1", "2"));
            var customer = new Customer(Pace.NOVICE, Wallet.with("card-01"), world, wants);
            Transcript call = world.call("+18005284800", new ThenPerson(new EveryReason(customer)));
            assertThat(shown).as(call.ladder()).hasSize(1);
            assertThat(call.askedTwice()).as(call.ladder()).isEmpty();
            assertThat(call.heard("Goodbye.")).as(call.ladder()).isTrue();
        }
        Told told = shown.getFirst().told();
        assertThat(told.said()).containsAll(saidInCallOf(shown.getFirst().reference()));
        assertThat(told.verified()).contains("security code", "date of birth");
    }

    /** What the timelines of all its cases have, the date and sum of the charge, and where the card was lost, among it. */
    private static List<String> saidInCallOf(Optional<String> reference) {
        List<String> said = STORE.jdbc()
                .sql("""
                        select words from cases.timeline join cases.file using (reference)
                        where kind = 'SAID' and call_id = (select call_id from cases.file where reference = ?)""")
                .param(reference.orElseThrow())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
        assertThat(said).hasSizeGreaterThan(2);
        return said;
    }

    /** When all is said: a person, once. */
    private record ThenPerson(Behaviour before, AtomicBoolean asked) implements Behaviour {
        ThenPerson(Behaviour before) {
            this(before, new AtomicBoolean());
        }

        @Override
        public Reply answers(String words) {
            if (words.startsWith(MENU) && asked.get()) return Reply.keys("0");
            Reply reply = before.answers(words);
            boolean isEnd = words.startsWith("Anything else") && !reply.keys().equals("1");
            return isEnd && asked.compareAndSet(false, true) ? Reply.keys("1") : reply;
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
