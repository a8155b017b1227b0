package org.cardline.line;

import java.util.function.Consumer;

/** What an agent asks for by their own SIP telephone. Implemented by Main's package; told on the SIP thread: it must not wait. */
@FunctionalInterface
public interface Transfers {
    /** Nobody is transferred so. */
    Transfers NONE = (name, to, progress) -> progress.accept(Outcome.NOT_SERVED);

    /**
     * What comes of it.
     *
     * @param status one of SIP's codes
     * @param words for the telephone's display, in English: what it is, and what can be done instead
     */
    record Outcome(int status, String words) {
        static final Outcome NOT_SERVED = new Outcome(501, "Not Implemented");
    }

    /**
     * Whom this agent talks with is to be transferred.
     *
     * @param name whose registered telephone it is
     * @param to an agent's name, a queue's, or a number
     * @param progress told, by any thread, how it goes; the last one is 200 or higher
     */
    void transfer(String name, String to, Consumer<Outcome> progress);

    /**
     * The agent calls somebody else first by their own telephone, to speak with them while whom they talk with waits.
     *
     * @param to as in {@link #transfer}
     * @param progress likewise: 200 once they have answered, and the agent speaks with them
     * @return to run once the agent has hung up there
     */
    default Runnable consult(String name, String to, Consumer<Outcome> progress) {
        progress.accept(Outcome.NOT_SERVED);
        return () -> {};
    }

    /** Whom this agent consults and whom they talk with change places. */
    default void swap(String name) {}

    /** Whom this agent consults is to have whom they talk with. @param progress as in {@link #transfer} */
    default void putThrough(String name, Consumer<Outcome> progress) {
        progress.accept(Outcome.NOT_SERVED);
    }

    /**
     * Whoever is talked with there is to wait, or to wait no more.
     *
     * @param address as it was rung
     */
    default void hold(String address, boolean waits) {}
}
