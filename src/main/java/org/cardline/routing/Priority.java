package org.cardline.routing;

import org.cardline.programme.Reason;

/** How urgent a contact is by itself. Its queue has 0 to 9, an entry point too; the higher counts, wherever it waits. */
public final class Priority {
    /** Nothing but what its queue has. */
    public static final int NONE = 0;

    /** A lost card goes before all others, always. */
    public static final int LOST_CARD = 11;

    /** Who talked when a failure of ours cut them off: before everybody but a lost card, whose own goes up by one. */
    static final int CUT_OFF_IN_TALK = 10;

    private Priority() {}

    /** Of who contacts us for this. */
    public static int of(Reason reason) {
        return reason == Reason.LOST_OR_STOLEN ? LOST_CARD : NONE;
    }
}
