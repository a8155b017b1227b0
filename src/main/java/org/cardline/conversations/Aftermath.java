package org.cardline.conversations;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cardline.cards.Card;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardReference;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.Delivery;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.IdempotencyKey;
import org.cardline.cards.Settled;
import org.cardline.cases.Cases;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.programme.Programme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from the outcome of a command, whether or not its caller is still there, and whichever process sent it:
 * every address on file learns of a freeze, a letter tells of a block and of a new card, and a case that waited learns what
 * became of it. All of it may be done
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
    private final Supplier<Programme> programme;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("aftermath").daemon().factory());

    /** @param programme in whose language letters are where none is on file, and in whose words a case waits for a person */
    public Aftermath(
            CardHost host, CardCommands commands, Cases cases, Letters letters, Supplier<Programme> programme) {
        this.host = host;
        this.commands = commands;
        this.cases = cases;
        this.letters = letters;
        this.programme = programme;
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
        switch (settled.outcome()) {
            case CommandOutcome.Done(Optional<LocalDate> arrives) -> write(settled, arrives);
            case CommandOutcome.AlreadyDone(Optional<LocalDate> arrives) -> write(settled, arrives);
            case CommandOutcome.Refused refused -> {}
        }
        commands.followedUp(settled.key());
    }

    /** A freeze that was one already is told too: the address it was told to first may not have been the owner's. */
    private void write(Settled settled, Optional<LocalDate> arrives) throws HostUnavailable {
        switch (settled.command()) {
            case HostCommand.Freeze(CardReference frozen) -> tellAddresses("freeze:" + settled.key(), frozen);
            case HostCommand.Block(CardReference blocked) ->
                write("block:" + settled.key(), blocked, Letter.BLOCKED, Map.of());
            case HostCommand.Replace(CardReference replaced, Delivery delivery) ->
                write("replace:" + settled.key(), replaced, Letter.NEW_CARD, details(delivery, arrives));
            case HostCommand.Release released -> {}
            case HostCommand.SendSignInHelp help -> {}
        }
    }

    private void tellAddresses(String key, CardReference frozen) throws HostUnavailable {
        Card card = host.card(frozen);
        letters.queue(key, Letter.freezeNotice(card.customer().value(), card.lastFour(), language(card.customer())));
    }

    private static Map<String, String> details(Delivery delivery, Optional<LocalDate> arrives) {
        var details = new HashMap<>(Map.of("delivery", delivery.name()));
        arrives.ifPresent(day -> details.put("arrives", day.toString()));
        return details;
    }

    private void write(String key, CardReference about, String template, Map<String, String> details)
            throws HostUnavailable {
        Card card = host.card(about);
        var all = new HashMap<>(details);
        all.put("lastFour", card.lastFour());
        letters.queue(key, Letter.to(card.customer().value(), template, language(card.customer()), all));
    }

    /** The one on file, where there are letters in it. */
    private String language(CustomerReference customer) throws HostUnavailable {
        Programme now = programme.get();
        return host.details(customer).language().map(now::letterLanguage).orElse(now.language());
    }

    private void tellCases() {
        var progress = new Progress(cases, programme.get().steps().person());
        for (String command : cases.awaited(ROUND)) {
            commands.settled(IdempotencyKey.of(command)).ifPresent(progress::settled);
        }
    }

    /** After the round that runs. */
    @Override
    public void close() {
        thread.close();
    }
}
