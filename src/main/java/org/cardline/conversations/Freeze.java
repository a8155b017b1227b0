package org.cardline.conversations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.CommandResult;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Origin;
import org.cardline.cases.Case;
import org.cardline.cases.NewCase;
import org.cardline.programme.Reason;
import org.cardline.verification.Freezing;

/**
 * Freezes cards: counted, sent to the host, and a case. All of it goes on to its end where the caller hangs up or leaves
 * for a person meanwhile; letters to every address on file follow from the outcome ({@link Aftermath}).
 */
final class Freeze {
    /** What the caller may be told. Frozen now, frozen before and blocked before sound the same. */
    enum Result {
        FROZEN,
        NOT_CONFIRMED,
        /** Some are, and some may not be frozen on this call. */
        PARTLY,
        /** None is. */
        REFUSED
    }

    private final Member member;

    Freeze(Member member) {
        this.member = member;
    }

    /** Freezes all of them. */
    Result freeze(List<Card> cards) throws HostUnavailable {
        List<Card> admitted = cards.stream().filter(this::isAdmitted).toList();
        if (admitted.isEmpty()) return Result.REFUSED;
        member.facts().reported(admitted);
        List<Order> orders = admitted.stream().map(this::order).toList();
        int matter = member.facts().matterOf(admitted);
        Optional<OwnWords> said = member.facts().said();
        try {
            Frozen frozen = member.talk().host(() -> frozen(admitted, orders, matter, said));
            member.facts().opened(frozen.opened().reference());
            return admitted.size() < cards.size() ? Result.PARTLY : frozen.result();
        } catch (Leaves whileWaiting) {
            member.talk().insist(NOT_CONFIRMED);
            throw whileWaiting;
        }
    }

    /** What is said as long as the host didn't answer. */
    static final String NOT_CONFIRMED = "The freeze is not confirmed yet. We keep asking the card system until it is.";

    private boolean isAdmitted(Card card) {
        var limits = member.services().programme().freezing();
        return member.services().freezing().admit(member.attempt(), card, limits)
                instanceof Freezing.Admission.Admitted;
    }

    /** A command with what the caller had shown when it was given. */
    private record Order(HostCommand command, Origin origin) {}

    private Order order(Card card) {
        return new Order(new HostCommand.Freeze(card.reference()), member.origin(card));
    }

    private record Frozen(Result result, Case opened) {}

    /** On a thread of its own: touches nothing of the caller, who may be gone or at another matter by then. */
    private Frozen frozen(List<Card> cards, List<Order> orders, int matter, Optional<OwnWords> own) {
        var results = new ArrayList<CommandResult>();
        for (Order each : orders) results.add(member.services().commands().perform(each.command(), each.origin()));
        Result result = result(results);
        NewCase fresh = newCase(cards, matter, result, open(results), own);
        return new Frozen(result, member.services().cases().open(fresh));
    }

    private static Result result(List<CommandResult> results) {
        if (results.stream().allMatch(CommandOutcome.Refused.class::isInstance)) return Result.REFUSED;
        if (results.stream().anyMatch(CommandOutcome.Refused.class::isInstance)) return Result.PARTLY;
        return results.stream().anyMatch(CommandResult.NotConfirmed.class::isInstance)
                ? Result.NOT_CONFIRMED
                : Result.FROZEN;
    }

    private static List<String> open(List<CommandResult> results) {
        return results.stream()
                .filter(CommandResult.NotConfirmed.class::isInstance)
                .map(result -> ((CommandResult.NotConfirmed) result).key().toString())
                .toList();
    }

    private NewCase newCase(
            List<Card> cards, int matter, Result result, List<String> openCommands, Optional<OwnWords> own) {
        String next = switch (result) {
            case FROZEN -> NextSteps.STAYS_FROZEN;
            case NOT_CONFIRMED -> NextSteps.NOT_CONFIRMED;
            case PARTLY, REFUSED -> NextSteps.PERSON;
        };
        String said = cards.size() == 1 ? "Lost or stolen: one card" : "Lost or stolen: all cards";
        NewCase fresh = Matter.of(Reason.LOST_OR_STOLEN, said, next)
                .about(cards.getFirst())
                .newCase(member.call(), matter, member.department(Reason.LOST_OR_STOLEN), own);
        return openCommands.stream().reduce(fresh, NewCase::waitingFor, (one, other) -> other);
    }
}
