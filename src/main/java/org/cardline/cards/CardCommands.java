package org.cardline.cards;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands to the card host that survive a crash of either side: the intent is committed with its key, then sent, then
 * its outcome is committed, and only then told. An intent without outcome is sent again with the same key, at start and
 * every {@value #SETTLE_SECONDS} seconds, until the host has answered; the host performs it once.
 *
 * <p>Commands of one subject are sent in the order in which they were given: none is sent before all earlier ones have
 * their outcome, so that a late freeze cannot undo a release. Any thread may ask; a thread of its own settles.
 */
public final class CardCommands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CardCommands.class);
    private static final int SETTLE_SECONDS = 3;
    /** Subjects settled in one round; the others wait for the next. */
    private static final int ROUND = 100;
    /** So many failures in a row end a round: the host is down, and one slow failure after another would not help. */
    private static final int FAILURES = 3;

    private final CardHost host;
    private final CommandTable table;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Set<IdempotencyKey> sending = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService settling = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("card-commands").daemon().factory());

    CardCommands(CardHost host, CommandTable table, Transactions transactions, InstantSource clock) {
        this.host = host;
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Begins to settle what an earlier process left open, and goes on until it is closed. */
    public static CardCommands start(CardHost host, Store store, InstantSource clock) {
        var commands = new CardCommands(host, new CommandTable(store.jdbc()), store.transactions(), clock);
        commands.settling.scheduleWithFixedDelay(commands::settleOpen, 0, SETTLE_SECONDS, SECONDS);
        return commands;
    }

    /**
     * Performs the command and waits for the host's answer, as long as the host's adapter does. When it throws, the
     * database is not there: then nothing was sent, or what was sent is settled later.
     */
    public CommandResult perform(HostCommand command, Origin origin) {
        return perform(command, origin, key -> {});
    }

    /**
     * The same, for one that somebody waits for.
     *
     * @param awaited told the command's key in the transaction that commits the intent, before anything is sent
     */
    public CommandResult perform(HostCommand command, Origin origin, Consumer<IdempotencyKey> awaited) {
        return perform(List.of(new Given(command, origin)), keys -> awaited.accept(keys.getFirst()))
                .getFirst();
    }

    /** A command, and where it came from. */
    public record Given(HostCommand command, Origin origin) {}

    /**
     * The same for several that are one promise: all their intents are committed before the first is sent, so that no crash
     * leaves some of them ungiven.
     *
     * @param awaited told the keys, in the commands' order
     * @return what became of each, in the same order
     */
    public List<CommandResult> perform(List<Given> commands, Consumer<List<IdempotencyKey>> awaited) {
        List<IdempotencyKey> keys =
                commands.stream().map(each -> IdempotencyKey.fresh()).toList();
        transactions.run(() -> {
            for (int i = 0; i < keys.size(); i++)
                table.intend(
                        keys.get(i), commands.get(i).command(), commands.get(i).origin(), clock.instant());
            awaited.accept(keys);
        });
        for (Given each : commands) settle(each.command().subject());
        return keys.stream().map(this::result).toList();
    }

    private CommandResult result(IdempotencyKey key) {
        return outcome(key).<CommandResult>map(outcome -> outcome).orElseGet(() -> new CommandResult.NotConfirmed(key));
    }

    /** What became of a command that was {@link CommandResult.NotConfirmed}; empty while it still is. */
    public Optional<CommandOutcome> outcome(IdempotencyKey key) {
        return table.outcome(key);
    }

    /** The same with the command itself. */
    public Optional<Settled> settled(IdempotencyKey key) {
        return table.settled(key);
    }

    /** Commands whose outcome is known and not {@link #followedUp}; the oldest first, at most so many. */
    public List<Settled> toFollowUp(int most) {
        return table.toFollowUp(most);
    }

    /** What has to follow from this command's outcome has been done. */
    public void followedUp(IdempotencyKey key) {
        table.followedUp(key, clock.instant());
    }

    /** Sends every open command again. Called every few seconds by this class; never throws. */
    void settleOpen() {
        try {
            int failures = 0;
            for (CommandTable.Open open : table.firstOpen(ROUND)) {
                if (failures == FAILURES || settling.isShutdown()) return;
                if (sending.contains(open.key())) continue;
                table.tried(open.key(), clock.instant());
                failures = settle(open.command().subject()) ? 0 : failures + 1;
            }
        } catch (RuntimeException databaseGone) {
            LOG.warn("Open commands cannot be settled now; trying again in {} s", SETTLE_SECONDS, databaseGone);
        }
    }

    /** Deletes commands that were settled before this time; open ones stay. Returns how many. */
    public static int forgetSettledBefore(Store store, Instant time) {
        return new CommandTable(store.jdbc()).forgetSettledBefore(time);
    }

    /** Sends the open commands of one subject in their order, until all are settled or the host fails. */
    private boolean settle(String subject) {
        for (CommandTable.Open open : table.open(subject)) {
            var outcome = send(open);
            if (outcome.isEmpty()) return false;
            table.settle(open.key(), outcome.get(), clock.instant());
            LOG.info("{} {} of {}: {}", open.contact(), open.command(), open.key(), outcome.get());
        }
        return true;
    }

    private Optional<CommandOutcome> send(CommandTable.Open open) {
        sending.add(open.key());
        try {
            return Optional.of(host.perform(open.command(), open.key()));
        } catch (HostUnavailable | RuntimeException noAnswer) {
            LOG.warn("{} {} is not confirmed yet: {}", open.contact(), open.command(), noAnswer.toString());
            return Optional.empty();
        } finally {
            sending.remove(open.key());
        }
    }

    /** Ends settling, after the command that is being sent. What is open is settled by the next process. */
    @Override
    public void close() {
        settling.close();
    }
}
