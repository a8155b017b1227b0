package org.cardline.routing;

/** How a contact ended. */
public enum Ending {
    /** An agent took it and was done. */
    SERVED,
    /** Whoever waited chose something else. */
    LEFT,
    /** Whoever waited hung up, or closed the page. */
    GONE,
    /** The process that held it ended before it did. */
    LOST
}
