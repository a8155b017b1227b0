package org.cardline.desk;

import java.util.Optional;

/** The browser as an agent's telephone. Implemented by Main's package; any thread. */
public interface DeskTelephone {
    /** Where routing's contacts reach this agent's telephone. */
    String address(String agent);

    /**
     * The agent's browser is the telephone from now on, before anybody rings it.
     *
     * @param sdp its offer
     * @param changed told that it rings, talks, or does so no more; must not wait
     * @return the session description that answers it; empty where there is no room
     * @throws IllegalArgumentException if the offer can't be served; the message says why
     */
    Optional<String> connect(String agent, String sdp, Runnable changed);

    /**
     * A supervisor's browser, which answers by itself: it rings for nothing but the talk that the supervisor wants to hear.
     *
     * @param sdp its offer
     * @return as for {@link #connect}
     * @throws IllegalArgumentException likewise
     */
    default Optional<String> connectListener(String supervisor, String sdp) {
        return connect(supervisor, sdp, () -> answer(supervisor));
    }

    /** Picks it up, or as soon as it rings in a moment; nothing happens if it doesn't. */
    void answer(String agent);

    /** Hangs up; nothing happens if there is no call. */
    void hangUp(String agent);

    /** The browser is gone: whoever talks with the agent waits for another {@link #connect}, for {@code Agents.GRACE}. */
    void disconnect(String agent);

    /** The browser is gone and doesn't return: whoever talks with the agent has lost them. */
    void remove(String agent);
}
