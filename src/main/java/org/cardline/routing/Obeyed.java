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
    /** They are in another call, or wrap one up. */
    BUSY,
    /** The number may not be dialled: its country or its kind. */
    NOT_ALLOWED,
    /** Whoever has the number said never to call it. */
    NEVER_AGAIN,
    /** It is night where the number is. */
    QUIET_HOURS,
    /** The number was called as often today as it may be. */
    OFTEN_ENOUGH,
    /** As many numbers were called today as may be. */
    CEILING,
    /** Nobody is there to be asked. */
    NO_ONE_THERE,
    /** They didn't answer in time. */
    TIMED_OUT,
    /** They answered, and hung up since. */
    LEFT,
    /** What the caller keyed is right. */
    FITS,
    /** What the caller keyed is wrong. */
    DOES_NOT_FIT,
    /** The caller keyed nothing whole in time, or didn't want to. */
    NOT_KEYED,
    /** The network could hear what the caller keys. */
    NOT_PRIVATE,
    /** There were too many tries: it is not compared any more. */
    LOCKED_OUT,
    /** There is no device on file that a code could be sent to. */
    NOT_SENT,
    /** The card system doesn't answer. */
    HOST_SILENT
}
