package org.cardline.verification;

import java.util.List;
import org.cardline.cards.Card;

/** What became of an attempt to find a card. Which part didn't fit is never told. */
public sealed interface Finding {
    /**
     * These are the cards, at least one. Being found allows what the policy says for what was given; it is not being
     * verified.
     */
    record Found(List<Card> cards) implements Finding {}

    /**
     * Nothing was found.
     *
     * @param triesLeft how often the caller may still try in this call; at 0 a person is offered
     */
    record NotFound(int triesLeft) implements Finding {}

    /** There were too many failed attempts: a person, at once. */
    record PersonFirst() implements Finding {}

    /** The card host gave no answer; this is no failed try. */
    record HostSilent() implements Finding {}
}
