package org.cardline;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cardline.desk.DeskTelephone;
import org.cardline.line.Line;
import org.cardline.sip.SessionDescription;
import org.cardline.webrtc.BrowserOffer;

/** The agents' browsers as extensions of the line. */
record DeskLine(Line line) implements DeskTelephone {
    @Override
    public String address(String agent) {
        return "extension:" + agent;
    }

    @Override
    public Optional<String> connect(String agent, String sdp, Runnable changed) {
        var offer = BrowserOffer.of(SessionDescription.of(sdp.getBytes(StandardCharsets.UTF_8)));
        return line.connect(agent, offer, changed).map(SessionDescription::toString);
    }

    @Override
    public void answer(String agent) {
        line.answer(agent);
    }

    @Override
    public void hangUp(String agent) {
        line.hangUpExtension(agent);
    }

    @Override
    public void disconnect(String agent) {
        line.disconnect(agent);
    }

    @Override
    public void remove(String agent) {
        line.remove(agent);
    }
}
