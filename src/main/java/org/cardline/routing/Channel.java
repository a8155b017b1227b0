package org.cardline.routing;

/** How somebody is in touch, and how much of an agent that takes. */
public enum Channel {
    /** A telephone call, in or out. */
    CALL(6),
    /** A telephone call that we make, when the place is reached; who waits is not on the line. */
    CALLBACK(6),
    /** Written words, each answered while the others wait. */
    CHAT(2);

    /** What an agent can carry at once: one call, or three chats. */
    static final int CAPACITY = 6;

    private final int load;

    Channel(int load) {
        this.load = load;
    }

    /** In sixths of an agent. */
    int load() {
        return load;
    }
}
