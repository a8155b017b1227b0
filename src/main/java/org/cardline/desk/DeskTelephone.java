package org.cardline.desk;

import java.util.Optional;

/** The browser as an agent's telephone, or a SIP telephone instead. Implemented by Main's package; any thread. */
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

    /** What is kept of a SIP telephone's password: enough to register by it. */
    record SipSecret(String md5, String sha256, String md5Alone) {
        @Override
        public String toString() {
            return "SipSecret[•]";
        }
    }

    /** Where SIP telephones register, {@code address:port}. */
    String sipServer();

    /** Where routing's contacts reach this agent's SIP telephone. */
    String sipAddress(String agent);

    /** What is to be kept of this password. */
    SipSecret secret(String agent, String password);

    /** The agent's SIP telephone may register by this; one that is registered by another is so no more. */
    void mayRegister(String agent, SipSecret secret);

    /** Nor by any. */
    void mayNotRegister(String agent);

    /** Whether it is registered now. */
    boolean isRegistered(String agent);
}
