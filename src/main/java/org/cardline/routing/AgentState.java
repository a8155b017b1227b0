package org.cardline.routing;

/** What an agent can be asked for. */
public enum AgentState {
    /** Contacts, while there is room for them. */
    AVAILABLE,
    /** Nothing, for a reason: lunch, a missed offer. What was taken before goes on. */
    UNAVAILABLE,
    /** Nothing: not here. */
    SIGNED_OUT
}
