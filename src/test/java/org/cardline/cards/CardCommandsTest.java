package org.cardline.cards;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cardline.cards.CommandOutcome.AlreadyDone;
import org.cardline.cards.CommandOutcome.Done;
import org.cardline.cards.CommandOutcome.Refusal;
import org.cardline.cards.CommandOutcome.Refused;
import org.cardline.cards.CommandResult.NotConfirmed;
import org.cardline.cards.HostCommand.Block;
import org.cardline.cards.HostCommand.Freeze;
import org.cardline.cards.HostCommand.Release;
import org.cardline.cards.HostCommand.Replace;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardCommandsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Origin ORIGIN = new Origin("call-1", "CARD_NUMBER");
    private static final CardReference CARD = new CardReference("card-01");
    private static final CardNumber NUMBER = CardNumber.parse(DemonstrationFixture.shipped()
                    .toTry(digits -> digits.length() == 15)
                    .orElseThrow()
                    .cardNumber()
                    .replace(" ", ""))
            .orElseThrow();
    private static final CommandResult DONE = new Done(Optional.empty());
    private static final CommandResult ALREADY = new AlreadyDone(Optional.empty());

    private final DemonstrationHost host = DemonstrationHost.inMemory(DemonstrationFixture.shipped(), CLOCK);
    private final List<HostCommand> sent = new ArrayList<>();

    /** The process is killed here: no code of ours catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void nothingWasEverAsked() {
        STORE.jdbc().sql("delete from cards.command").update();
    }

    @Test
    void anAnsweredCommandIsKeptAndTold() throws HostUnavailable {
        assertThat(process().perform(new Freeze(CARD), ORIGIN)).isEqualTo(DONE);
        assertThat(host.card(CARD).state()).isEqualTo(CardState.FROZEN);
        assertThat(open()).isZero();
        assertThat(STORE.jdbc()
                        .sql("select kind || ' ' || subject || ' ' || contact || ' ' || proof || ' ' || outcome"
                                + " from cards.command")
                        .query(String.class)
                        .list())
                .containsExactly("freeze card-01 call-1 CARD_NUMBER done");
    }

    @Test
    void whatWasSoAlreadyIsToldAsSuch() {
        process().perform(new Freeze(CARD), ORIGIN);
        assertThat(process().perform(new Freeze(CARD), ORIGIN)).isEqualTo(ALREADY);
        assertThat(process().perform(new Block(CARD), ORIGIN)).isEqualTo(DONE);
        assertThat(process().perform(new Block(CARD), ORIGIN)).isEqualTo(ALREADY);
        assertThat(process().perform(new Freeze(CARD), ORIGIN)).isEqualTo(ALREADY);
        assertThat(process().perform(new Release(CARD), ORIGIN)).isEqualTo(new Refused(Refusal.BLOCKED_FOR_GOOD));
    }

    @Test
    void theProcessDiesBeforeTheIntentIsCommitted() throws HostUnavailable {
        var dying = new CommandTable(STORE.jdbc()) {
            @Override
            void intend(IdempotencyKey key, HostCommand command, Origin origin, Instant at) {
                throw new Killed();
            }
        };
        assertDies(new CardCommands(host, dying, STORE.transactions(), CLOCK));
        process().settleOpen();
        assertThat(host.card(CARD).state()).isEqualTo(CardState.ACTIVE);
    }

    @Test
    void whoCannotNoteThatTheyWaitGivesNoCommand() throws HostUnavailable {
        assertThatThrownBy(() -> process().perform(new Freeze(CARD), ORIGIN, key -> {
                    throw new IllegalStateException("nobody waits");
                }))
                .hasMessage("nobody waits");
        process().settleOpen();
        assertThat(host.card(CARD).state()).isEqualTo(CardState.ACTIVE);
    }

    @Test
    void severalAreAllGivenBeforeTheFirstIsSent() throws HostUnavailable {
        var others = List.of(CARD, new CardReference("card-02"), new CardReference("card-03"));
        var given = others.stream()
                .map(card -> new CardCommands.Given(new Freeze(card), ORIGIN))
                .toList();
        var keys = new ArrayList<IdempotencyKey>();
        CardCommands dying = process(InterposedHost.with(host, (command, key) -> {
            throw new Killed();
        }));
        assertThatThrownBy(() -> dying.perform(given, keys::addAll)).isInstanceOf(Killed.class);
        assertThat(keys).hasSize(3);
        assertThat(open()).isEqualTo(3);
        process().settleOpen();
        for (CardReference card : others) assertThat(host.card(card).state()).isEqualTo(CardState.FROZEN);
    }

    @Test
    void theProcessDiesBeforeTheCommandIsSent() throws HostUnavailable {
        assertDies(process(InterposedHost.with(host, (command, key) -> {
            throw new Killed();
        })));
        assertThat(host.card(CARD).state()).isEqualTo(CardState.ACTIVE);
        assertSettledAsDone();
    }

    @Test
    void theProcessDiesBeforeTheHostsAnswerArrives() {
        assertDies(process(InterposedHost.with(host, (command, key) -> {
            host.perform(command, key);
            throw new Killed();
        })));
        assertSettledAsDone();
    }

    @Test
    void theProcessDiesBeforeTheOutcomeIsCommitted() {
        var dying = new CommandTable(STORE.jdbc()) {
            @Override
            void settle(IdempotencyKey key, CommandOutcome outcome, Instant at) {
                throw new Killed();
            }
        };
        assertDies(new CardCommands(host, dying, STORE.transactions(), CLOCK));
        assertSettledAsDone();
    }

    @Test
    void theProcessDiesBeforeTheOutcomeIsTold() {
        var dying = new CommandTable(STORE.jdbc()) {
            @Override
            Optional<CommandOutcome> outcome(IdempotencyKey key) {
                throw new Killed();
            }
        };
        assertDies(new CardCommands(host, dying, STORE.transactions(), CLOCK));
        assertThat(open()).isZero();
        assertSettledAsDone();
    }

    @Test
    void theHostIsDownAndComesBack() {
        var notConfirmed = (NotConfirmed) process(down()).perform(new Freeze(CARD), ORIGIN);
        assertThat(process().outcome(notConfirmed.key())).isEmpty();
        process().settleOpen();
        assertThat(process().outcome(notConfirmed.key())).contains((CommandOutcome) DONE);
    }

    @Test
    void theAnswerIsLostAndTheCommandIsStillDoneOnceOnly() {
        var deaf = InterposedHost.with(host, (command, key) -> {
            host.perform(command, key);
            throw new HostUnavailable("The answer was lost.");
        });
        var notConfirmed = (NotConfirmed) process(deaf).perform(replace(), ORIGIN);
        process().settleOpen();
        assertThat(process().outcome(notConfirmed.key()).orElseThrow()).isInstanceOf(Done.class);
        assertThat(process().perform(replace(), ORIGIN)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void anAdapterThatFailsInItsOwnWayHasNotAnswered() {
        var broken = InterposedHost.with(host, (command, key) -> {
            throw new IllegalStateException("broken");
        });
        assertThat(process(broken).perform(new Freeze(CARD), ORIGIN)).isInstanceOf(NotConfirmed.class);
    }

    @Test
    void aReleaseWaitsForTheFreezeThatWasGivenBefore() throws HostUnavailable {
        process(down()).perform(new Freeze(CARD), ORIGIN);
        assertThat(process(down()).perform(new Release(CARD), ORIGIN)).isInstanceOf(NotConfirmed.class);
        assertThat(process(recording()).perform(new Release(CARD), ORIGIN)).isEqualTo(ALREADY);
        assertThat(sent).containsExactly(new Freeze(CARD), new Release(CARD), new Release(CARD));
        process().settleOpen();
        assertThat(host.card(CARD).state()).isEqualTo(CardState.ACTIVE);
    }

    @Test
    void aCommandThatTheHostCannotTakeHoldsUpNoOtherCard() {
        var other = new CardReference("card-02");
        process(down()).perform(new Freeze(CARD), ORIGIN);
        process(down()).perform(new Freeze(other), ORIGIN);
        process(InterposedHost.with(host, (command, key) -> {
                    if (command.subject().equals(CARD.value())) throw new HostUnavailable("It answered 500.");
                    return host.perform(command, key);
                }))
                .settleOpen();
        assertThat(open()).isOne();
    }

    @Test
    void aRoundEndsWhenTheHostIsDownAndTheNextBeginsWithTheOthers() {
        for (int card = 1; card <= 5; card++) {
            process(down()).perform(new Freeze(new CardReference("card-0" + card)), ORIGIN);
        }
        var later = InstantSource.fixed(NOW.plusSeconds(3));
        sent.clear();
        var commands = new CardCommands(down(), new CommandTable(STORE.jdbc()), STORE.transactions(), later);
        commands.settleOpen();
        assertThat(sent).hasSize(3);
        commands.settleOpen();
        assertThat(sent)
                .extracting(HostCommand::subject)
                .contains("card-01", "card-02", "card-03", "card-04", "card-05");
    }

    @Test
    void manyAskForTheSameAtOnceAndItIsDoneOnce() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<CommandResult> asking = () -> process().perform(new Freeze(CARD), ORIGIN);
            var results = new ArrayList<CommandResult>();
            for (Future<CommandResult> each : callers.invokeAll(Collections.nCopies(16, asking))) {
                results.add(each.get(20, SECONDS));
            }
            assertThat(results).containsOnlyOnce(DONE).containsOnly(DONE, ALREADY);
        }
        assertThat(open()).isZero();
    }

    @Test
    void whatAnEarlierProcessLeftOpenIsSettledAtStart() throws InterruptedException {
        process(down()).perform(new Freeze(CARD), ORIGIN);
        var answered = new CountDownLatch(1);
        var counting = InterposedHost.with(host, (command, key) -> {
            answered.countDown();
            return host.perform(command, key);
        });
        try (var commands = CardCommands.start(counting, STORE.store(), CLOCK)) {
            assertThat(answered.await(10, SECONDS)).isTrue();
        }
        assertThat(open()).isZero();
    }

    @Test
    void forgettingKeepsWhatIsOpen() {
        process().perform(new Freeze(CARD), ORIGIN);
        process(down()).perform(new Release(CARD), ORIGIN);
        assertThat(CardCommands.forgetSettledBefore(STORE.store(), NOW)).isZero();
        assertThat(CardCommands.forgetSettledBefore(STORE.store(), NOW.plusSeconds(1)))
                .isOne();
        assertThat(open()).isOne();
    }

    private static Replace replace() {
        return new Replace(CARD, Delivery.ADDRESS_ON_FILE);
    }

    private CardCommands process() {
        return process(host);
    }

    private static CardCommands process(CardHost host) {
        return new CardCommands(host, new CommandTable(STORE.jdbc()), STORE.transactions(), CLOCK);
    }

    private CardHost down() {
        return InterposedHost.with(host, (command, key) -> {
            sent.add(command);
            throw new HostUnavailable("It is down.");
        });
    }

    private CardHost recording() {
        sent.clear();
        return InterposedHost.with(host, (command, key) -> {
            sent.add(command);
            return host.perform(command, key);
        });
    }

    private static void assertDies(CardCommands process) {
        assertThatThrownBy(() -> process.perform(new Freeze(CARD), ORIGIN)).isInstanceOf(Killed.class);
    }

    /** By the next process; Done and not AlreadyDone shows that the host performed it once. */
    private void assertSettledAsDone() {
        process().settleOpen();
        assertThat(open()).isZero();
        assertThat(host.byNumber(NUMBER).orElseThrow().state()).isEqualTo(CardState.FROZEN);
        assertThat(STORE.jdbc()
                        .sql("select outcome from cards.command")
                        .query(String.class)
                        .list())
                .containsExactly("done");
    }

    private static int open() {
        return STORE.jdbc()
                .sql("select count(*) from cards.command where outcome is null")
                .query(Integer.class)
                .single();
    }
}
