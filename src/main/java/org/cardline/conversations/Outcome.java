package org.cardline.conversations;

/** How a conversation ended; goes into the call's record. */
enum Outcome {
    /** What the caller wanted was done or answered. */
    SERVED,
    /** A case is open for a person. */
    FOR_A_PERSON,
    /** The caller went back to the menu. */
    LEFT,
    /** Nobody keyed anything. */
    SILENT,
    /** The caller hung up within it. */
    HUNG_UP
}
