package org.cardline.line;

import org.cardline.sip.SessionDescription;

/** What a browser that calls is told. */
public sealed interface BrowserAnswer {
    /**
     * The call is taken: it begins when the browser has connected.
     *
     * @param callId names the call, as a Call-ID does
     * @param answer to the browser's offer
     */
    record Taken(String callId, SessionDescription answer) implements BrowserAnswer {}

    /**
     * It is not.
     *
     * @param status as of SIP, 400–699
     * @param reason its phrase
     */
    record Refused(int status, String reason) implements BrowserAnswer {}
}
