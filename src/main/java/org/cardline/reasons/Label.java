package org.cardline.reasons;

import java.util.Locale;
import java.util.Optional;
import org.cardline.programme.Reason;

/** What an utterance of the training data is labelled with; some labels are one reason of the product. */
enum Label {
    LOST_OR_STOLEN(Reason.LOST_OR_STOLEN),
    DISPUTE(Reason.DISPUTE),
    REWARDS(Reason.POINTS),
    APPLICATION(Reason.APPLICATION),
    ONLINE_ACCOUNT(Reason.ONLINE_ACCOUNT),
    FOLLOW_UP(Reason.FOLLOW_UP),
    /** A damaged card: for a person, and never a freeze. */
    REPLACEMENT(Reason.SOMETHING_ELSE),
    /** The card's business, for a person. */
    OTHER(Reason.SOMETHING_ELSE),
    /** Nobody's business here. */
    OUT_OF_SCOPE;

    private final Optional<Reason> reason;

    Label() {
        reason = Optional.empty();
    }

    Label(Reason reason) {
        this.reason = Optional.of(reason);
    }

    /** The product's reason; empty out of scope. */
    Optional<Reason> reason() {
        return reason;
    }

    /** @throws IllegalArgumentException if the data has a label that is not listed here */
    static Label of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
