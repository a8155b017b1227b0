package org.cardline.conversations;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cardline.cards.Card;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.IdempotencyKey;
import org.cardline.cards.Settled;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from the outcome of a command, whether or not its caller is still there, and whichever process sent it:
 * every address on file learns of a freeze, and a case that waited learns what became of it. All of it may be done
 * twice and happens once. Runs every few seconds on a thread of its own.
 */
public final class Aftermath implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    /** More wait for the next round. */
    private static final int ROUND = 100;

    private final CardHost host;
    private final CardCommands commands;
    private final Cases cases;
    private final Letters letters;
    private final Supplier<String> language;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("aftermath").daemon().factory());

    /** @param language of letters, a BCP 47 tag */
    public Aftermath(CardHost host, CardCommands commands, Cases cases, Letters letters, Supplier<String> language) {
        this.host = host;
        this.commands = commands;
        this.cases = cases;
        this.letters = letters;
        this.language = language;
    }

    /** Goes on until it is closed. */
    public Aftermath start() {
        thread.scheduleWithFixedDelay(this::tryRound, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void tryRound() {
        try {
            round();
        } catch (RuntimeException later) {
            LOG.warn("What follows from commands cannot be done now and is tried again", later);
        }
    }

    /** Everything that can be done now; what the host doesn't answer waits, and keeps nothing else waiting. */
    void round() {
        tellCases();
        for (Settled each : commands.toFollowUp(ROUND)) {
            try {
                follow(each);
            } catch (HostUnavailable later) {
                LOG.warn("command={} what follows from it is tried again: {}", each.key(), later.getMessage());
            }
        }
    }

    private void follow(Settled settled) throws HostUnavailable {
        if (settled.command() instanceof HostCommand.Freeze freeze) tellAddresses(settled, freeze);
        commands.followedUp(settled.key());
    }

    /** A freeze that was one already is told too: the address it was told to first may not have been the owner's. */
    private void tellAddresses(Settled settled, HostCommand.Freeze freeze) throws HostUnavailable {
        if (settled.outcome() instanceof CommandOutcome.Refused) return;
        Card card = host.card(freeze.card());
        letters.queue(
                "freeze:" + settled.key(),
                Letter.freezeNotice(card.customer().value(), card.lastFour(), language.get()));
    }

    private void tellCases() {
        for (String command : cases.awaited(ROUND)) {
            commands.outcome(IdempotencyKey.of(command)).ifPresent(outcome -> tellCases(command, outcome));
        }
    }

    private void tellCases(String command, CommandOutcome outcome) {
        boolean refused = outcome instanceof CommandOutcome.Refused;
        String words = refused ? "The card host refused: " + outcome : "The card host has done it";
        for (Case waited : cases.settled(command, words)) new Progress(cases).tell(waited, outcome);
    }

    /** After the round that runs. */
    @Override
    public void close() {
        thread.close();
    }
}
