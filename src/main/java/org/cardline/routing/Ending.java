package org.cardline.routing;

/** How a contact ended. */
public enum Ending {
    /** An agent took it and was done. */
    SERVED,
    /** Whoever waited chose something else. */
    LEFT,
    /** Whoever waited hung up, or closed the page. */
    GONE,
    /** It was for somebody else, who didn't take it for good: whoever waits is with the agent who asked, or is another contact by now. */
    ELSEWHERE,
    /** Nobody who could have come was there any more: whoever waited was told so, and has the place for a while. */
    NOBODY,
    /** The process that held it ended before it did. */
    LOST
}
