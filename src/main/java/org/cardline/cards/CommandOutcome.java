package org.cardline.cards;

import java.time.LocalDate;
import java.util.Optional;

/** The host's final answer to a command. Asked again by the same key, the host answers the same. */
public sealed interface CommandOutcome extends CommandResult {
    /** It happened now. {@code arrives}: when a replacement is expected; empty for all other commands. */
    record Done(Optional<LocalDate> arrives) implements CommandOutcome {}

    /**
     * It was so already: frozen or blocked before a freeze, not frozen before a release, blocked before a block,
     * replaced before a replacement. To a caller it sounds like {@link Done}.
     */
    record AlreadyDone(Optional<LocalDate> arrives) implements CommandOutcome {}

    /** It did not happen and will not. */
    record Refused(Refusal why) implements CommandOutcome {}

    /** Why the host refuses a command. */
    enum Refusal {
        /** The host does not know the card or the customer. */
        UNKNOWN_REFERENCE,
        /** The card was blocked for good and cannot be released. */
        BLOCKED_FOR_GOOD,
        /** There is no online account to help with. */
        NO_ONLINE_ACCOUNT,
        /** The key belongs to another command. */
        KEY_USED_BEFORE
    }
}
