package org.cardline.conversations;

import org.cardline.cards.HostUnavailable;
import org.cardline.programme.Reason;

/** One reason, as a conversation: reads as it goes. It may be left at any question ({@link Leaves}). */
interface Conversation {
    /** Why the caller calls. */
    Reason reason();

    /**
     * Has the conversation.
     *
     * @throws HostUnavailable where nothing more can be said without the card host
     */
    Outcome with(Member member) throws HostUnavailable;
}
