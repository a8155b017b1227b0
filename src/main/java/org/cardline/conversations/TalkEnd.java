package org.cardline.conversations;

import java.time.Instant;
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
    record Waits(NewContact in, NewContact back) implements TalkEnd {
        /** The same, where this wait begins then. */
        Waits since(Instant began) {
            NewContact there = in.waitsSince(began);
            return new Waits(there, in == back ? there : back.waitsSince(began));
        }
    }
}
