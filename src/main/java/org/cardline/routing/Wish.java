package org.cardline.routing;

/** What an agent wishes in a talk. The desk records it; whoever holds the contact obeys, and says what came of it. */
public enum Wish {
    /** The caller is to wait, and hears nothing of the agent. */
    HOLD,
    /** The caller is to wait no more. */
    RESUME
}
