package org.cardline.routing;

/** Who hears whom in a talk. */
public enum TalkState {
    /** Caller and agent hear each other. */
    TOGETHER,
    /** The caller waits; the agent hears nothing. */
    ON_HOLD
}
