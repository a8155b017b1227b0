package org.cardline.conversations;

import org.cardline.routing.NewContact;

/** How a talk with an agent ended. */
sealed interface TalkEnd {
    /** The agent hung up. */
    record Over() implements TalkEnd {}

    /** The agent is gone without a word. */
    record Lost() implements TalkEnd {}

    /**
     * The caller waits again, as who came when they came.
     *
     * @param back where they wait if nobody comes there
     */
    record Waits(NewContact in, NewContact back) implements TalkEnd {}
}
