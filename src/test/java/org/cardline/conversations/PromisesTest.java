package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.cardline.cards.CardCommands;
import org.cardline.cases.Case;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.cases.Reference;
import org.cardline.programme.Reason;
import org.cardline.simulation.Behaviour;
import org.cardline.simulation.Customer;
import org.cardline.simulation.FaultyHost;
import org.cardline.simulation.Pace;
import org.cardline.simulation.Play;
import org.cardline.simulation.Reply;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.Wallet;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the line says of a card and of a case is so. */
class PromisesTest {
    private static final String LINE = "+18005284800";
    private static final Map<String, String> NEW_CARD =
            Map.of("Lost or stolen", "1", "For a new card", "1", "A new card to", "1");

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void callerWhosePurseIsGoneFreezesASecondCardInTheSameCall() {
        try (World world = world(1)) {
            Behaviour first = customer(world, "card-01", Map.of("Lost or stolen", "1", "For a new card", "2"));
            String second = Wallet.with("card-10").cardNumber();
            Transcript call = world.call(LINE, new TwoCards(first, second));
            assertThat(call.heard("The card you reported")).as(call.ladder()).isTrue();
            assertThat(world.isFrozen("card-01")).isTrue();
            assertThat(world.isFrozen("card-10")).as(call.ladder()).isTrue();
        }
    }

    @Test
    void aNewCardThatTheHostHasNotConfirmedIsNotOnItsWay() {
        try (World world = world(2)) {
            Behaviour customer = customer(world, "card-01", NEW_CARD);
            Transcript call = world.call(LINE, words -> {
                if (words.startsWith("Are there charges")) world.host().takeNoCommands();
                return customer.answers(words);
            });
            assertThat(call.heard("That is not confirmed yet."))
                    .as(call.ladder())
                    .isTrue();
            assertThat(caseOf(call, world).nextStep()).isEqualTo(NextSteps.NEW_CARD_ASKED);
        }
    }

    @Test
    void aNewCardIsOnItsWayAlsoWhenTheProcessThatAskedForItDied() {
        try (World world = world(6)) {
            Behaviour customer = customer(world, "card-01", NEW_CARD);
            assertThatThrownBy(() -> world.call(LINE, words -> {
                        if (words.startsWith("Are there charges")) world.host().killWhoAsksNext();
                        return customer.answers(words);
                    }))
                    .hasRootCauseInstanceOf(FaultyHost.ProcessDied.class);
            Case asked = lastCase(world);
            assertThat(asked.nextStep()).isEqualTo(NextSteps.NEW_CARD_ASKED);

            world.host().comeBack();
            restart(world);
            assertThat(world.cases().find(asked.reference()).orElseThrow().nextStep())
                    .isEqualTo(NextSteps.NEW_CARD);
        }
    }

    /** Fifteen digits, a simulated caller's 0.3 s apart. */
    private static final Duration KEYING_A_CARD_NUMBER = Duration.ofMillis(14 * 300);

    @Test
    void aSlowHostIsToldOfInThreeSecondsAndAPersonOfferedInEight() throws IOException {
        Play play = Play.of(Files.readString(Path.of("src/test/resources/conversations/lost-card-host-slow.txt")));
        try (World world = play.world(STORE.store(), 17)) {
            Transcript call = play.firstCall(world, 300);
            int moment = place(call, "One moment.");
            Instant keyed = call.entries().stream()
                    .limit(moment)
                    .filter(each -> each.kind() == Transcript.Kind.CALLER)
                    .reduce((one, later) -> later)
                    .orElseThrow()
                    .at()
                    .plus(KEYING_A_CARD_NUMBER);
            assertThat(call.entries().get(moment).at()).isBetween(keyed.plusSeconds(1), keyed.plusSeconds(3));
            Instant offered =
                    call.entries().get(place(call, "This takes long.")).at();
            assertThat(offered).as(call.ladder()).isBefore(keyed.plusMillis(7_500));
        }
    }

    private static int place(Transcript call, String words) {
        for (int at = 0; at < call.entries().size(); at++)
            if (call.entries().get(at).words().startsWith(words)) return at;
        throw new AssertionError(call.ladder());
    }

    private static final Map<String, String> ALL_CARDS =
            Map.of("Lost or stolen", "1", "Key the card number", "#", "To freeze one card", "2");

    @Test
    void allCardsAreFrozenAlsoWhenTheProcessDiedAtTheFirst() {
        try (World world = world(14)) {
            Behaviour customer = customer(world, "card-13", ALL_CARDS);
            world.host().killWhoAsksNext();
            assertThatThrownBy(() -> world.call(LINE, customer)).hasRootCauseInstanceOf(FaultyHost.ProcessDied.class);
            Case lost = lastCase(world);
            assertThat(lost.nextStep()).isEqualTo(NextSteps.NOT_CONFIRMED);

            world.host().comeBack();
            restart(world);
            for (String card : List.of("card-13", "card-14", "card-15"))
                assertThat(world.isFrozen(card)).as(card).isTrue();
            assertThat(world.cases().find(lost.reference()).orElseThrow().nextStep())
                    .isEqualTo(NextSteps.STAYS_FROZEN);
        }
    }

    /** A case without its customer would be told by its reference alone. */
    @Test
    void whoLeavesForAPersonWhileAllCardsAreFrozenHasOneCaseThatKnowsThem() {
        try (World world = world(15)) {
            Behaviour customer = customer(world, "card-13", ALL_CARDS);
            Transcript call = world.call(LINE, words -> {
                if (words.startsWith("Your cards are frozen")) return Reply.hangUp();
                if (words.startsWith("To freeze one card")) world.host().takeNoCommands();
                return words.startsWith("For a person") ? Reply.hangUp() : customer.answers(words);
            });
            Case lost = caseOf(call, world);
            assertThat(lost.reason()).isEqualTo(Reason.LOST_OR_STOLEN);
            assertThat(lost.customer()).as(call.ladder()).isPresent();
        }
    }

    @Test
    void whoLeavesForAPersonBeforeACardIsFoundHearsThatNothingIsFrozen() {
        try (World world = world(16)) {
            Behaviour customer = customer(world, "card-01", Map.of("Lost or stolen", "1", "Key the card number", "*0"));
            Transcript call = world.call(LINE, customer);
            assertThat(call.heard("Nothing is frozen yet.")).as(call.ladder()).isTrue();
            assertThat(world.isFrozen("card-01")).isFalse();
        }
    }

    @Test
    void signInHelpThatTheHostHasNotConfirmedIsNotSent() {
        try (World world = world(3)) {
            var wants = Map.of("Lost or stolen", "4", "Points: press 1", "3", "Your account is locked", "1");
            Behaviour customer = customer(world, "card-07", wants);
            Transcript call = world.call(LINE, words -> {
                if (words.startsWith("Key the code")) world.host().takeNoCommands();
                return customer.answers(words);
            });
            assertThat(caseOf(call, world).nextStep()).as(call.ladder()).isEqualTo(NextSteps.SIGN_IN_ASKED);
        }
    }

    @Test
    void aDisputeWithinALostCardIsStillLookedIntoWhenANewCardIsSent() {
        try (World world = world(4)) {
            var wants = new HashMap<>(NEW_CARD);
            wants.putAll(Map.of("Are there charges", "1", "November", "1"));
            Transcript call = world.call(LINE, customer(world, "card-01", wants));
            Case dispute = caseOf(call, world);
            assertThat(dispute.reason()).isEqualTo(Reason.DISPUTE);
            assertThat(dispute.nextStep()).as(call.ladder()).isEqualTo(NextSteps.LOOKED_INTO);
            assertThat(call.heard(NextSteps.NEW_CARD)).isTrue();
        }
    }

    @Test
    void callerWhoComesBackToGuessApplicationNumbersHasThreeTriesACall() {
        long before = casesOf(Reason.APPLICATION);
        try (World world = world(5)) {
            var asked = new AtomicInteger();
            var wants = Map.of("Lost or stolen", "4", "Points: press 1", "2", "An application you made", "1");
            Behaviour customer = customer(world, "card-01", wants);
            var rounds = new AtomicInteger();
            world.call(LINE, words -> {
                if (words.contains("Key the application number")) {
                    asked.incrementAndGet();
                    return Reply.keys("4711000#");
                }
                boolean again = words.startsWith("Anything else") && rounds.incrementAndGet() < 4;
                return again ? Reply.keys("1") : customer.answers(words);
            });
            assertThat(rounds).hasValue(4);
            assertThat(asked).hasValue(3);
            assertThat(casesOf(Reason.APPLICATION)).isEqualTo(before + 1);
        }
    }

    @Test
    void callerWhoComesBackToGuessCardNumbersHasThreeTriesACall() {
        try (World world = world(10)) {
            var asked = new AtomicInteger();
            var rounds = new AtomicInteger();
            Behaviour customer = customer(world, "card-01", Map.of("Lost or stolen", "4", "Points: press 1", "1"));
            world.call(LINE, words -> {
                if (words.contains("Key the card number")) {
                    asked.incrementAndGet();
                    return Reply.keys("999900000000004");
                }
                boolean again = words.startsWith("Anything else") && rounds.incrementAndGet() < 4;
                return again ? Reply.keys("1") : customer.answers(words);
            });
            assertThat(rounds).hasValue(4);
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void aStatementWithKeysInItIsNotKeptAndMayBeSaidAgain() {
        try (World world = world(11)) {
            var wants = Map.of(
                    "Lost or stolen",
                    "2",
                    "November",
                    "1",
                    "You didn't make it",
                    "2",
                    "To tell us",
                    "1",
                    "Keys were",
                    "1");
            var customer = new KeysInStatements(customer(world, "card-01", wants), 1);
            Transcript call = world.call(LINE, customer);
            assertThat(call.heard("Keys were heard in it")).as(call.ladder()).isTrue();
            assertThat(customer.recorded).isEqualTo(2);
            assertThat(statementsKept(call)).isEqualTo(1);
        }
    }

    @Test
    void aStatementWithKeysInItTwiceIsNotKeptAndTheCallerIsTold() {
        try (World world = world(12)) {
            var wants = Map.of(
                    "Lost or stolen",
                    "2",
                    "November",
                    "1",
                    "You didn't make it",
                    "2",
                    "To tell us",
                    "1",
                    "Keys were",
                    "1");
            var customer = new KeysInStatements(customer(world, "card-01", wants), 2);
            Transcript call = world.call(LINE, customer);
            assertThat(call.heard("Keys were heard again. Nothing is kept of it."))
                    .as(call.ladder())
                    .isTrue();
            assertThat(customer.recorded).isEqualTo(2);
            assertThat(statementsKept(call)).isZero();
        }
    }

    /** Nobody is recorded who skipped that it is only with their consent. */
    @Test
    void whoSkippedTheNoticeHearsItBeforeARecording() {
        try (World world = world(18)) {
            var wants = Map.of("Lost or stolen", "2", "November", "1", "You didn't make it", "2", "To tell us", "1");
            Behaviour customer = customer(world, "card-01", wants);
            Transcript call = world.call(LINE, new Behaviour() {
                @Override
                public Reply answers(String words) {
                    return customer.answers(words);
                }

                @Override
                public boolean skips(String words) {
                    return words.startsWith("What you say is recorded");
                }
            });
            int notice = place(call, "What you say is recorded only if you agree.");
            assertThat(notice).as(call.ladder()).isGreaterThan(place(call, "To tell us in your own words"));
            assertThat(place(call, "Speak now.")).isEqualTo(notice + 1);
        }
    }

    /** Presses keys while speaking, the first times. */
    private static final class KeysInStatements implements Behaviour {
        private final Behaviour customer;
        private final int times;
        private int recorded;

        KeysInStatements(Behaviour customer, int times) {
            this.customer = customer;
            this.times = times;
        }

        @Override
        public Reply answers(String words) {
            return customer.answers(words);
        }

        @Override
        public boolean pressesWhileSpeaking() {
            return recorded++ < times;
        }
    }

    @Test
    void callerWhoReportsTheSameCardAgainAndCannotShowWhoTheyAreHasOneCase() {
        try (World world = world(12)) {
            long before = casesOf(Reason.LOST_OR_STOLEN);
            var rounds = new AtomicInteger();
            var wants = Map.of(
                    "Lost or stolen",
                    "1",
                    "For a new card",
                    "1",
                    "The card you reported",
                    "1",
                    "Key the security code",
                    "0000");
            Behaviour customer = customer(world, "card-01", wants);
            Transcript call = world.call(LINE, words -> {
                boolean again = words.startsWith("Anything else") && rounds.incrementAndGet() < 3;
                return again ? Reply.keys("1") : customer.answers(words);
            });
            assertThat(rounds).as(call.ladder()).hasValue(3);
            assertThat(casesOf(Reason.LOST_OR_STOLEN)).as(call.ladder()).isEqualTo(before + 1);
        }
    }

    @Test
    void aDisputeIsConfirmedByLetterWithTheDayToWriteBy() {
        try (World world = world(6)) {
            var wants = Map.of("Lost or stolen", "2", "November", "1", "You didn't make it", "2");
            Case dispute = caseOf(world.call(LINE, customer(world, "card-01", wants)), world);
            List<Letter> letters = new Letters(STORE.store(), InstantSource.system()).of(dispute.reference());
            assertThat(letters).hasSize(1);
            assertThat(letters.getFirst().template()).isEqualTo(Letter.DISPUTE);
            assertThat(letters.getFirst().details())
                    .containsEntry("writeBy", dispute.nextDate().orElseThrow().toString());
        }
    }

    /** No statement shows it, so no day is certain: none is said, written or promised. */
    @Test
    void aStatementThatNeverCameHasNoDayToWriteBy() {
        try (World world = world(7)) {
            var wants = Map.of(
                    "Lost or stolen", "2", "November", "1", "You didn't make it", "4", "A credit is missing", "4");
            Transcript call = world.call(LINE, customer(world, "card-01", wants));
            Case dispute = caseOf(call, world);
            assertThat(dispute.nextDate()).as(call.ladder()).isEmpty();
            assertThat(call.heard("write to us")).isFalse();
            assertThat(new Letters(STORE.store(), InstantSource.system())
                            .of(dispute.reference())
                            .getFirst()
                            .details())
                    .doesNotContainKeys("writeBy", "writeWithinDays");
        }
    }

    @Test
    void whoLeavesAsTheyMayAfterTheReferenceWasServed() {
        try (World world = world(8)) {
            Behaviour customer = customer(world, "card-01", Map.of("Lost or stolen", "1"));
            Transcript call = world.call(
                    LINE, words -> words.startsWith("For a new card") ? Reply.hangUp() : customer.answers(words));
            assertThat(outcomeOf(call, world)).isEqualTo(Outcome.SERVED.name());
        }
    }

    @Test
    void whoFallsSilentWantingANewCardHearsThatNoneIsOrderedAndWasNotServed() {
        try (World world = world(18)) {
            Behaviour customer = customer(world, "card-01", NEW_CARD);
            Transcript call = world.call(LINE, words -> {
                boolean silent = words.startsWith("Key the security code") || words.startsWith("Are you there");
                return silent ? Reply.silence() : customer.answers(words);
            });
            assertThat(call.play())
                    .as(call.ladder())
                    .containsSubsequence("No new card was ordered on this call.", "Your reference is", "Goodbye.");
            assertThat(outcomeOf(call, world)).isEqualTo(Outcome.SILENT.name());
        }
    }

    @Test
    void whoAskedForAPersonAndLeavesIsForAPerson() {
        try (World world = world(9)) {
            Behaviour customer = customer(world, "card-01", Map.of("Lost or stolen", "1"));
            Transcript call = world.call(LINE, words -> {
                if (words.startsWith("For a new card")) return Reply.keys("0");
                return words.startsWith("For a person") ? Reply.hangUp() : customer.answers(words);
            });
            assertThat(outcomeOf(call, world)).isEqualTo(Outcome.FOR_A_PERSON.name());
        }
    }

    /** As it is recorded; records are written when the world ends. */
    private static String outcomeOf(Transcript call, World world) {
        String reference = call.reference().orElseThrow();
        world.close();
        return STORE.jdbc()
                .sql("select outcome from cases.call where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private static long statementsKept(Transcript call) {
        return STORE.jdbc()
                .sql("select count(*) from cases.statement where reference = ?")
                .param(call.reference().orElseThrow())
                .query(Long.class)
                .single();
    }

    private static long casesOf(Reason reason) {
        return STORE.jdbc()
                .sql("select count(*) from cases.file where reason = ?")
                .param(reason.name())
                .query(Long.class)
                .single();
    }

    private static Case lastCase(World world) {
        String digits = STORE.jdbc()
                .sql("select reference from cases.timeline order by id desc limit 1")
                .query((row, number) -> row.getString(1))
                .single();
        return world.cases().find(new Reference(digits)).orElseThrow();
    }

    /** What the next process does by itself. */
    private static void restart(World world) {
        try (var commands = CardCommands.start(world.host().host(), STORE.store(), world.time());
                var aftermath = new Aftermath(
                        world.host().host(),
                        commands,
                        world.cases(),
                        new Letters(STORE.store(), world.time()),
                        world::programme)) {
            for (int tried = 0; isAnythingOpen(); tried++) {
                assertThat(tried).as("tries of 10 ms").isLessThan(1_000);
                LockSupport.parkNanos(10_000_000);
            }
            aftermath.round();
        }
    }

    private static boolean isAnythingOpen() {
        return STORE.jdbc()
                .sql("select exists (select 1 from cards.command where outcome is null)")
                .query(Boolean.class)
                .single();
    }

    private static World world(long seed) {
        return new World(STORE.store(), "american-express", seed);
    }

    private static Behaviour customer(World world, String card, Map<String, String> wants) {
        return new Customer(Pace.NOVICE, Wallet.with(card), world, wants);
    }

    /** The case of the last reference that was given. */
    private static Case caseOf(Transcript call, World world) {
        return world.cases().find(new Reference(call.reference().orElseThrow())).orElseThrow();
    }

    /** Reports one card, then another. */
    private static final class TwoCards implements Behaviour {
        private final Behaviour first;
        private final String secondNumber;
        private boolean another;

        TwoCards(Behaviour first, String secondNumber) {
            this.first = first;
            this.secondNumber = secondNumber;
        }

        @Override
        public Reply answers(String words) {
            if (words.startsWith("Anything else") && !another) return Reply.keys("1");
            another |= words.startsWith("The card you reported");
            if (words.startsWith("The card you reported")) return Reply.keys("2");
            return another && words.startsWith("Key the card number") ? Reply.keys(secondNumber) : first.answers(words);
        }
    }
}
