package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.cardline.programme.Skills;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.routing.Target;
import org.cardline.routing.Wish;
import org.cardline.routing.Wish.What;
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
            Transcript call = world.call("+18005284800", new EveryReason(customer, "2"));
            assertThat(call.askedTwice()).as(call.ladder()).isEmpty();
            assertThat(call.heard("Goodbye.")).as(call.ladder()).isTrue();
        }
    }

    /**
     * To a person after all that, who sends them on to another one, who is lost: whoever has the caller sees what was said of every
     * matter, and nothing is asked again. What was chosen on the web before, or that the caller hung up and was called back in
     * their place, makes no difference.
     */
    @ParameterizedTest
    @ValueSource(strings = {"by the menu", "with a pass from the web", "called back"})
    void whoeverTakesOverKnowsAllThatWasSaidAndNothingIsAskedAgain(String how) {
        boolean isCalledBack = how.equals("called back");
        var shown = new ArrayList<AtDesk.OwnContact>();
        try (var world = new World(STORE.store(), World.callingBack("american-express"), how.hashCode())) {
            Routing routing = world.hasAgent("ana");
            if (!isCalledBack) world.agentIsFree();
            world.reaches(routing, agent -> {
                shown.add(routing.agents().at(agent).flatMap(AtDesk::contact).orElseThrow());
                goesOn(shown.size(), routing.agents(), world.programme());
            });
            var wants = new HashMap<>(Map.of("November", "1", "You didn't make it", "2", "For a new card", "1"));
            wants.putAll(Map.of("A new card to", "1", "Your account is locked", "3", "Fraud: press 1", "2"));
            wants.putAll(Map.of("Right: press 1", "1"));
            var customer = new Customer(Pace.NOVICE, Wallet.with("card-01"), world, wants);
            boolean hasPass = how.equals("with a pass from the web");
            String first = hasPass ? "*7" + world.passes().make(Reason.DISPUTE).orElseThrow() : "2";
            Transcript call =
                    world.call("+18005284800", new ThenPerson(new EveryReason(customer, first), isCalledBack));
            if (isCalledBack) call = call.then(world.isCalledBack(words -> Reply.keys("1")));
            assertThat(shown).as(call.ladder()).hasSize(3);
            assertThat(call.askedTwice()).as(call.ladder()).isEmpty();
            assertThat(call.heard("We lost the person you talked to.")).isTrue();
        }
        Optional<String> reference = shown.getFirst().reference();
        List<String> said = saidInCallOf(reference);
        for (AtDesk.OwnContact each : shown) {
            assertThat(each.reference()).isEqualTo(reference);
            assertThat(each.told().said()).containsAll(said);
            if (!isCalledBack) assertThat(each.told().verified()).contains("security code", "date of birth");
        }
        assertThat(shown.get(1).told().said()).first().isEqualTo("Sent on by ana");
    }

    /** Ana sends the caller on to Ben, who is lost; then Ana has them again. */
    private static void goesOn(int talk, Agents agents, Programme programme) {
        if (talk == 1) {
            Skills able = programme.queues().deskOf("ben").orElseThrow().skills();
            agents.signIn(new SignIn("ben", "ben", able, true));
            agents.wish("ana", Wish.of(What.TRANSFER, Target.parse("agent:ben").orElseThrow()));
        } else if (talk == 2) {
            agents.completed("ana");
            agents.cut("ben");
        }
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

    /** When all is said: a person, once; who rather hangs up and keeps the place says so, once. */
    private record ThenPerson(Behaviour before, AtomicBoolean asked, AtomicBoolean waits) implements Behaviour {
        ThenPerson(Behaviour before, boolean isCalledBack) {
            this(before, new AtomicBoolean(), new AtomicBoolean(!isCalledBack));
        }

        @Override
        public Optional<Reply> whileWaiting() {
            return waits.compareAndSet(false, true) ? Optional.of(Reply.keys("1")) : Optional.empty();
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
        private static final String[] OTHER = {"", "1", "3", ""};
        private final String[] main;
        private final Behaviour customer;
        private int reason = -1;

        /** @param first what leads to the dispute */
        EveryReason(Behaviour customer, String first) {
            this.customer = customer;
            main = new String[] {first, "4", "4", "1"};
        }

        @Override
        public Reply answers(String words) {
            if (words.startsWith(MENU)) return Reply.keys(main[++reason]);
            if (words.startsWith(MORE)) return Reply.keys(OTHER[reason]);
            boolean more = words.startsWith("Anything else") && reason < main.length - 1;
            return more ? Reply.keys("1") : customer.answers(words);
        }
    }
}
