package org.cardline.guide;

import java.net.InetAddress;

/** What the pages ask of the line: a browser's call. Implemented by Main's package; any thread. */
public interface BrowserTelephone {
    /** What a browser that calls is told. */
    sealed interface Answer {}

    /**
     * The call is taken: it begins when the browser has connected.
     *
     * @param callId names the call
     * @param sdp the session description that answers the browser's
     */
    record Taken(String callId, String sdp) implements Answer {}

    /** The line has no room for one more now. */
    record Busy() implements Answer {}

    /**
     * The offer is not one that we can serve.
     *
     * @param why in a few words, for an engineer
     */
    record NotUnderstood(String why) implements Answer {}

    /**
     * A browser calls.
     *
     * @param sdp its offer
     * @param dialled the number
     * @param session a word that no other browser has: who is cut off and calls again is known by it
     * @param from where the request came from
     */
    Answer call(String sdp, String dialled, String session, InetAddress from);

    /** The browser has hung up; nothing happens if the call is over or never was. */
    void hungUp(String callId);
}
