package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardReference;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.CommandResult.NotConfirmed;
import org.cardline.cards.Delivery;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.IdempotencyKey;
import org.cardline.cards.Origin;
import org.cardline.cards.Settled;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.cases.NewCase;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.cardline.simulation.FaultyHost;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What follows from a freeze when nobody is on the line any more. */
class AftermathTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AMEX = Programmes.load(Path.of("programmes/american-express"));
    private static final String PERSON = "A person takes it up.";
    private static final CardReference CARD = new CardReference("card-01");
    private static final Origin CALL = new Origin("call-1", "card-number");
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    private final FaultyHost host = new FaultyHost(DemonstrationHost.inMemory(DemonstrationFixture.shipped(), NOON));
    private final CardCommands commands = CardCommands.start(host.host(), STORE.store(), NOON);
    private final Cases cases = new Cases(STORE.store(), new Random(1), NOON);
    private final Letters letters = new Letters(STORE.store(), NOON);
    private final Aftermath aftermath = new Aftermath(host.host(), commands, cases, letters, () -> AMEX);

    @AfterEach
    void forget() {
        commands.close();
        aftermath.close();
        STORE.jdbc().sql("truncate cards.command").update();
    }

    @Test
    void everyAddressLearnsOfAFreezeThoughTheProcessDiedBeforeItsCaseWasOpened() {
        long before = letters.waiting();
        commands.perform(new HostCommand.Freeze(CARD), CALL);
        aftermath.round();
        aftermath.round();
        assertThat(letters.waiting()).isEqualTo(before + 1);
        assertThat(commands.toFollowUp(10)).isEmpty();
    }

    @Test
    void aMemberIsWrittenToInTheLanguageOnFile() {
        List<IdempotencyKey> keys = new ArrayList<>();
        for (String each : List.of("card-04", "card-01"))
            commands.perform(new HostCommand.Freeze(new CardReference(each)), CALL, keys::add);
        aftermath.round();
        assertThat(keys)
                .extracting(
                        each -> letters.queued("freeze:" + each).orElseThrow().language())
                .as("and in the programme's own where none is on file")
                .containsExactly("es", "en-US");
    }

    @Test
    void noAddressIsToldOfAFreezeThatTheHostRefused() {
        long before = letters.waiting();
        commands.perform(new HostCommand.Freeze(new CardReference("nobody")), CALL);
        aftermath.round();
        assertThat(letters.waiting()).isEqualTo(before);
    }

    @Test
    void aCardThatTheHostNoLongerFindsKeepsNoOtherFromBeingTold() {
        CardReference gone = new CardReference("card-02");
        commands.perform(new HostCommand.Freeze(gone), CALL);
        commands.perform(new HostCommand.Freeze(CARD), CALL);
        long before = letters.waiting();
        var without = (CardHost) Proxy.newProxyInstance(
                CardHost.class.getClassLoader(), new Class<?>[] {CardHost.class}, (proxy, method, arguments) -> {
                    if (gone.equals(arguments[0])) throw new HostUnavailable("gone");
                    return method.invoke(host.host(), arguments);
                });
        try (var round = new Aftermath(without, commands, cases, letters, () -> AMEX)) {
            round.round();
        }
        assertThat(letters.waiting()).isEqualTo(before + 1);
        assertThat(commands.toFollowUp(10)).hasSize(1);
    }

    @Test
    void aFreezeConfirmedAfterTheCallReachesItsCase() {
        host.takeNoCommands();
        IdempotencyKey key = notConfirmed(new HostCommand.Freeze(CARD));
        Case waiting = open("call-1", key);
        aftermath.round();
        assertThat(nextStep(waiting)).isEqualTo(NextSteps.NOT_CONFIRMED);

        host.comeBack();
        settledByTheNextProcess(key);
        aftermath.round();
        aftermath.round();
        assertThat(nextStep(waiting)).isEqualTo(NextSteps.STAYS_FROZEN);
        assertThat(told(waiting)).containsExactly("The card is frozen");
    }

    /** Killed between the outcome and the step of the case, which had waited since before the command was sent. */
    @Test
    void aCaseLearnsOfAnOutcomeThatTheProcessDiedWith() {
        Case waiting =
                cases.open(NewCase.of(Reason.LOST_OR_STOLEN, "call-9", "lost", "fraud", NextSteps.NEW_CARD_ASKED));
        var replace = new HostCommand.Replace(CARD, Delivery.ADDRESS_ON_FILE);
        commands.perform(replace, CALL, key -> cases.awaits(waiting.reference(), key.toString()));
        assertThat(nextStep(waiting)).isEqualTo(NextSteps.NEW_CARD_ASKED);
        aftermath.round();
        aftermath.round();
        assertThat(nextStep(waiting)).isEqualTo(NextSteps.NEW_CARD);
        assertThat(told(waiting)).containsExactly("A new card is ordered");
    }

    @Test
    void aBlockAndANewCardAreToldByLetterOnce() {
        commands.perform(new HostCommand.Block(CARD), CALL);
        commands.perform(new HostCommand.Replace(CARD, Delivery.ADDRESS_ON_FILE), CALL);
        List<Settled> settled = commands.toFollowUp(10);
        aftermath.round();
        for (Settled each : settled) assertThat(letters.queued(key(each))).isPresent();
        Letter newCard = letters.queued(key(settled.getLast())).orElseThrow();
        assertThat(newCard.template()).isEqualTo(Letter.NEW_CARD);
        assertThat(newCard.details()).containsKeys("lastFour", "arrives");
        long queued = letters.waiting();
        aftermath.round();
        assertThat(letters.waiting()).isEqualTo(queued);
    }

    private static String key(Settled settled) {
        return (settled.command() instanceof HostCommand.Block ? "block:" : "replace:") + settled.key();
    }

    @Test
    void aCaseThatWaitsForTwoCardsIsConfirmedByTheSecond() {
        host.takeNoCommands();
        IdempotencyKey one = notConfirmed(new HostCommand.Freeze(CARD));
        host.comeBack();
        settledByTheNextProcess(one);
        host.takeNoCommands();
        IdempotencyKey two = notConfirmed(new HostCommand.Freeze(new CardReference("card-02")));
        Case waiting = open("call-2", one, two);
        aftermath.round();
        assertThat(nextStep(waiting)).isEqualTo(NextSteps.NOT_CONFIRMED);

        host.comeBack();
        settledByTheNextProcess(two);
        aftermath.round();
        assertThat(nextStep(waiting)).isEqualTo(NextSteps.STAYS_FROZEN);
    }

    @Test
    void whatTheHostRefusedStaysForAPersonWhateverElseIsDone() {
        NewCase fresh = NewCase.of(Reason.LOST_OR_STOLEN, "call-19", "lost", "fraud", NextSteps.NEW_CARD_ASKED);
        IdempotencyKey block = IdempotencyKey.fresh(), replace = IdempotencyKey.fresh();
        Case waiting = cases.open(fresh.waitingFor(block.toString()).waitingFor(replace.toString()));
        var refused = new CommandOutcome.Refused(CommandOutcome.Refusal.UNKNOWN_REFERENCE);
        var progress = new Progress(cases, PERSON);
        progress.settled(new Settled(replace, new HostCommand.Replace(CARD, Delivery.ADDRESS_ON_FILE), refused));
        progress.settled(new Settled(block, new HostCommand.Block(CARD), new CommandOutcome.Done(Optional.empty())));
        assertThat(nextStep(waiting)).isEqualTo(PERSON);
    }

    @Test
    void whatTheHostRefusesLaterIsForAPerson() {
        host.takeNoCommands();
        IdempotencyKey key = notConfirmed(new HostCommand.Freeze(new CardReference("nobody")));
        Case waiting = open("call-3", key);
        host.comeBack();
        settledByTheNextProcess(key);
        aftermath.round();
        assertThat(nextStep(waiting)).isEqualTo(PERSON);
    }

    private IdempotencyKey notConfirmed(HostCommand command) {
        return ((NotConfirmed) commands.perform(command, CALL)).key();
    }

    private Case open(String callId, IdempotencyKey... awaited) {
        NewCase fresh = NewCase.of(Reason.LOST_OR_STOLEN, callId, "lost", "fraud", NextSteps.NOT_CONFIRMED);
        for (IdempotencyKey each : awaited) fresh = fresh.waitingFor(each.toString());
        return cases.open(fresh);
    }

    private void settledByTheNextProcess(IdempotencyKey key) {
        try (CardCommands next = CardCommands.start(host.host(), STORE.store(), NOON)) {
            for (int tried = 0; next.outcome(key).isEmpty(); tried++) {
                assertThat(tried).as("tries of 10 ms").isLessThan(1_000);
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private String nextStep(Case waiting) {
        return cases.find(waiting.reference()).orElseThrow().nextStep();
    }

    private List<String> told(Case waiting) {
        return cases.timeline(waiting.reference()).stream()
                .filter(entry -> entry.kind() == Entry.Kind.COMMAND)
                .map(Entry::words)
                .toList();
    }
}
