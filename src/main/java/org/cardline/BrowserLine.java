package org.cardline;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.cardline.guide.BrowserTelephone;
import org.cardline.line.BrowserAnswer;
import org.cardline.line.Line;
import org.cardline.sip.SessionDescription;
import org.cardline.webrtc.BrowserOffer;

/** Calls from pages, taken by the line. */
record BrowserLine(Line line) implements BrowserTelephone {
    private static final int NO_ROOM = 503;

    @Override
    public Answer call(String sdp, String dialled, String session, InetAddress from) {
        try {
            var offer = BrowserOffer.of(SessionDescription.of(sdp.getBytes(StandardCharsets.UTF_8)));
            return switch (line.call(offer, dialled, session, from)) {
                case BrowserAnswer.Taken(String callId, SessionDescription answer) ->
                    new Taken(callId, answer.toString());
                case BrowserAnswer.Refused(int status, String reason) ->
                    status == NO_ROOM ? new Busy() : new NotUnderstood(status + " " + reason);
            };
        } catch (IllegalArgumentException malformed) {
            return new NotUnderstood(String.valueOf(malformed.getMessage()));
        }
    }

    @Override
    public void hungUp(String callId) {
        line.hungUp(callId);
    }
}
