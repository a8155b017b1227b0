package org.cardline.conversations;

import java.util.ArrayList;
import java.util.List;
import org.cardline.cards.Card;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.CommandResult;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Case;
import org.cardline.cases.Letter;
import org.cardline.cases.NewCase;
import org.cardline.programme.Reason;
import org.cardline.verification.Freezing;

/**
 * Freezes cards: counted, sent to the host, and a case with letters to every address on file. All of it goes on to its
 * end where the caller hangs up or leaves for a person meanwhile.
 */
final class Freeze {
    /** What the caller may be told. Frozen now, frozen before and blocked before sound the same. */
    enum Result {
        FROZEN,
        NOT_CONFIRMED,
        REFUSED
    }

    private final Member member;

    Freeze(Member member) {
        this.member = member;
    }

    /** Freezes all of them. */
    Result freeze(List<Card> cards) throws HostUnavailable {
        if (!cards.stream().allMatch(this::isAdmitted)) return Result.REFUSED;
        try {
            Frozen frozen = member.talk().host(() -> frozen(cards));
            member.facts().opened(frozen.opened().reference());
            return frozen.result();
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

    private record Frozen(Result result, Case opened) {}

    /** On a thread of its own: touches nothing of the caller. */
    private Frozen frozen(List<Card> cards) {
        var results = new ArrayList<CommandResult>();
        for (Card card : cards) {
            results.add(member.services()
                    .commands()
                    .perform(new HostCommand.Freeze(card.reference()), member.origin(card)));
        }
        Result result = result(results);
        return new Frozen(result, member.services().cases().open(newCase(cards, result, open(results))));
    }

    private static Result result(List<CommandResult> results) {
        if (results.stream().anyMatch(CommandOutcome.Refused.class::isInstance)) return Result.REFUSED;
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

    private NewCase newCase(List<Card> cards, Result result, List<String> openCommands) {
        String next = result == Result.FROZEN ? NextSteps.STAYS_FROZEN : NextSteps.NOT_CONFIRMED;
        String said = cards.size() == 1 ? "Lost or stolen: one card" : "Lost or stolen: all cards";
        NewCase fresh = Matter.of(Reason.LOST_OR_STOLEN, said, next)
                .about(cards.getFirst())
                .with(cards.stream().map(this::letter).toList())
                .newCase(member.callId(), member.facts().matter(), member.department(Reason.LOST_OR_STOLEN));
        return openCommands.stream().reduce(fresh, NewCase::waitingFor, (one, other) -> other);
    }

    private Letter letter(Card card) {
        String language = member.services().programme().language();
        return Letter.freezeNotice(card.customer().value(), card.lastFour(), language);
    }
}
