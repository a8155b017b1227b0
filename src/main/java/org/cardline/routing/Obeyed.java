package org.cardline.routing;

/** What came of a wish. */
public enum Obeyed {
    /** It is so. */
    DONE,
    /** It makes no sense as it stands now. */
    NOT_NOW,
    /** Somebody is asked. */
    UNDER_WAY,
    /** They answered. */
    ANSWERED,
    /** They don't want to. */
    REFUSED,
    /** They are in another call. */
    BUSY,
    /** The number may not be dialled. */
    NOT_ALLOWED,
    /** Nobody is there to be asked. */
    NO_ONE_THERE,
    /** They didn't answer in time. */
    TIMED_OUT,
    /** They answered, and hung up since. */
    LEFT
}
