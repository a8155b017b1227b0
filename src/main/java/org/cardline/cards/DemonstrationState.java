package org.cardline.cards;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cardline.cards.CommandOutcome.AlreadyDone;
import org.cardline.cards.CommandOutcome.Done;
import org.cardline.cards.CommandOutcome.Refusal;
import org.cardline.cards.CommandOutcome.Refused;

/** What commands have changed since the fixture; each decided, journaled and only then applied. Any thread may use it. */
final class DemonstrationState {
    private static final int POST_WORKING_DAYS = 5;
    private static final int COURIER_WORKING_DAYS = 2;

    private final DemonstrationFixture fixture;
    private final DemonstrationJournal journal;
    private final Map<CardReference, CardState> states = new HashMap<>();
    private final Map<CardReference, Replacement> replacements = new HashMap<>();
    private final Map<IdempotencyKey, Performed> performed = new HashMap<>();

    DemonstrationState(DemonstrationFixture fixture, DemonstrationJournal journal) {
        this.fixture = fixture;
        this.journal = journal;
        fixture.cards().forEach(each -> states.put(each.reference(), each.card().state()));
        journal.performed().forEach(this::apply);
    }

    synchronized CardState of(CardReference card) {
        return states.getOrDefault(card, CardState.BLOCKED);
    }

    synchronized Optional<Replacement> replacement(CardReference card) {
        return Optional.ofNullable(replacements.get(card));
    }

    synchronized CommandOutcome perform(HostCommand command, IdempotencyKey key, LocalDate today) {
        Performed before = performed.get(key);
        if (before != null) return repeated(before, command);
        var now = new Performed(key, command, decide(command, today));
        journal.append(now);
        apply(now);
        return now.outcome();
    }

    private static CommandOutcome repeated(Performed before, HostCommand command) {
        return before.command().equals(command) ? before.outcome() : new Refused(Refusal.KEY_USED_BEFORE);
    }

    private CommandOutcome decide(HostCommand command, LocalDate today) {
        return switch (command) {
            case HostCommand.SendSignInHelp send -> signInHelp(send.customer());
            case HostCommand.Freeze(var card) when isKnown(card) -> of(card) == CardState.ACTIVE ? done() : already();
            case HostCommand.Release(var card) when isKnown(card) -> release(of(card));
            case HostCommand.Block(var card) when isKnown(card) -> of(card) == CardState.BLOCKED ? already() : done();
            case HostCommand.Replace replace when isKnown(replace.card()) -> replace(replace, today);
            default -> new Refused(Refusal.UNKNOWN_REFERENCE);
        };
    }

    private boolean isKnown(CardReference card) {
        return states.containsKey(card);
    }

    private CommandOutcome signInHelp(CustomerReference reference) {
        return fixture.customer(reference)
                .map(each -> each.online() == OnlineAccount.NONE ? new Refused(Refusal.NO_ONLINE_ACCOUNT) : done())
                .orElse(new Refused(Refusal.UNKNOWN_REFERENCE));
    }

    private static CommandOutcome release(CardState state) {
        return switch (state) {
            case ACTIVE -> already();
            case FROZEN -> done();
            case BLOCKED -> new Refused(Refusal.BLOCKED_FOR_GOOD);
        };
    }

    private CommandOutcome replace(HostCommand.Replace command, LocalDate today) {
        return replacement(command.card())
                .filter(each -> each.delivery() == command.delivery())
                .map(Replacement::arrives)
                .filter(arrives -> !arrives.isBefore(today))
                .<CommandOutcome>map(arrives -> new AlreadyDone(Optional.of(arrives)))
                .orElseGet(() -> new Done(Optional.of(arrival(command.delivery(), today))));
    }

    private static LocalDate arrival(Delivery delivery, LocalDate today) {
        int left = delivery == Delivery.EMERGENCY ? COURIER_WORKING_DAYS : POST_WORKING_DAYS;
        LocalDate day = today;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) left--;
        }
        return day;
    }

    private static CommandOutcome done() {
        return new Done(Optional.empty());
    }

    private static CommandOutcome already() {
        return new AlreadyDone(Optional.empty());
    }

    private void apply(Performed each) {
        performed.put(each.key(), each);
        if (!(each.outcome() instanceof Done done)) return;
        switch (each.command()) {
            case HostCommand.Freeze(var card) -> states.put(card, CardState.FROZEN);
            case HostCommand.Release(var card) -> states.put(card, CardState.ACTIVE);
            case HostCommand.Block(var card) -> states.put(card, CardState.BLOCKED);
            case HostCommand.Replace(var card, var delivery) ->
                done.arrives().ifPresent(day -> replacements.put(card, new Replacement(delivery, day)));
            case HostCommand.SendSignInHelp sent -> {}
        }
    }
}
