package org.cardline.line;

import java.util.function.IntConsumer;

/** What an agent asks for by their own SIP telephone. Implemented by Main's package; told on the SIP thread: it must not wait. */
@FunctionalInterface
public interface Transfers {
    /** Nobody is transferred so. */
    Transfers NONE = (name, to, progress) -> progress.accept(501);

    /**
     * Whom this agent talks with is to be transferred.
     *
     * @param name whose registered telephone it is
     * @param to an agent's name, a queue's, or a number
     * @param progress told, by any thread, how it goes: SIP's status codes, the last one 200 or higher
     */
    void transfer(String name, String to, IntConsumer progress);

    /**
     * Whoever is talked with there is to wait, or to wait no more.
     *
     * @param address as it was rung
     */
    default void hold(String address, boolean waits) {}
}
