package org.cardline.routing;

/** Why an agent did not take what was offered; the reason code of an agent who is set aside for it. */
public enum Unanswered {
    /** The agent said no. */
    REFUSED,
    /** The offer's time ran out. */
    MISSED,
    /** The agent's telephone is in use. */
    BUSY,
    /** The agent's telephone or desk does not answer. */
    UNREACHABLE;

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
