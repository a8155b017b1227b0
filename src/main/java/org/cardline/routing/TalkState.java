package org.cardline.routing;

/** Who hears whom in a talk. */
public enum TalkState {
    /** Caller and agent hear each other. */
    TOGETHER,
    /** The caller waits; the agent hears nothing. */
    ON_HOLD,
    /** The same, while somebody else is asked to take the caller. */
    TRANSFERRING,
    /** The same, while somebody else is asked to speak with the agent. */
    CALLING,
    /** The agent speaks with somebody else; the caller waits. */
    CONSULTING,
    /** The agent speaks with the caller; somebody else waits. */
    SWAPPED,
    /** All three hear each other. */
    THREE,
    /** Caller and agent hear each other, but the agent not the caller's keys: those are for the line. */
    CAPTURING
}
