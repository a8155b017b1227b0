package org.cardline.conversations;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardline.cards.Delivery;
import org.cardline.cards.HostCommand;
import org.cardline.disputes.Dispute;
import org.cardline.programme.StepTemplates;

/**
 * What happens next with a case by itself, in sentences that are recorded: a caller who follows up hears them. What people do
 * next is the programme's: {@link StepTemplates}.
 */
final class NextSteps {
    static final String STAYS_FROZEN = "The card stays frozen.";
    /** So long as the card may be used; true also when it was frozen meanwhile, which this case of nobody's card can't tell. */
    static final String REPORT_AGAIN = "If your card is not frozen yet, report it again at once.";

    static final String NOT_CONFIRMED = "We keep asking the card system until the freeze is confirmed.";
    static final String BLOCK_ASKED = "We keep asking the card system to block the card for good.";
    static final String BLOCKED = "The card is blocked for good. No new card is ordered yet.";
    static final String NEW_CARD_ASKED = "We keep asking the card system for your new card.";
    static final String NEW_CARD = "A new card is on its way.";
    static final String WRITE = Dispute.WRITE;
    static final String LOOKED_INTO = Dispute.LOOKED_INTO;
    static final String SIGN_IN_ASKED = "We keep asking the card system for what you need to sign in.";
    static final String SIGN_IN_HELP = "The card system sends what you need to sign in to the address on file.";

    private static final Map<String, String> WHEN_DONE = Map.of(
            NOT_CONFIRMED, STAYS_FROZEN, BLOCK_ASKED, BLOCKED, NEW_CARD_ASKED, NEW_CARD, SIGN_IN_ASKED, SIGN_IN_HELP);

    /** Nobody is waited for with these. */
    private static final Set<String> BY_ITSELF = Set.of(
            STAYS_FROZEN,
            NOT_CONFIRMED,
            BLOCK_ASKED,
            BLOCKED,
            NEW_CARD_ASKED,
            NEW_CARD,
            WRITE,
            LOOKED_INTO,
            SIGN_IN_ASKED,
            SIGN_IN_HELP);

    private NextSteps() {}

    /**
     * Whether a case at this step waits for a person. A case keeps the words that it was given: what the programme has reworded since
     * is known by being none of the others, and who asks about it rather hears of a person too often than never.
     */
    static boolean isForPerson(String step, StepTemplates templates) {
        return !BY_ITSELF.contains(step) && !templates.others().containsValue(step);
    }

    /** Whether a case at this step says no more than that its card is frozen, or will be. */
    static boolean tellsOfFreezeAlone(String step) {
        return step.equals(NOT_CONFIRMED) || step.equals(STAYS_FROZEN);
    }

    /**
     * The step that begins when the card host is asked for this, and says so; none for the others.
     *
     * @param person the step of a case that waits for a person
     */
    static Optional<String> whenAsked(HostCommand command, String person) {
        return switch (command) {
            case HostCommand.Block block -> Optional.of(BLOCK_ASKED);
            // The courier is arranged by a person.
            case HostCommand.Replace replace ->
                Optional.of(replace.delivery() == Delivery.ADDRESS_ON_FILE ? NEW_CARD_ASKED : person);
            case HostCommand.SendSignInHelp help -> Optional.of(SIGN_IN_ASKED);
            case HostCommand.Freeze freeze -> Optional.empty();
            case HostCommand.Release release -> Optional.empty();
        };
    }

    /** The step after one that waits for the card host, once the host has done it; none after any other. */
    static Optional<String> whenDone(String step) {
        return Optional.ofNullable(WHEN_DONE.get(step));
    }
}
