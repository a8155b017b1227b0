package org.cardline;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cardline.desk.DeskTelephone;
import org.cardline.line.Line;
import org.cardline.sip.DigestSecret;
import org.cardline.sip.SessionDescription;
import org.cardline.webrtc.BrowserOffer;

/** The agents' browsers as extensions of the line, and their SIP telephones. */
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
        line.hangUpRegistered(agent);
    }

    @Override
    public void disconnect(String agent) {
        line.disconnect(agent);
    }

    @Override
    public void remove(String agent) {
        line.remove(agent);
    }

    @Override
    public String sipServer() {
        var own = line.address();
        return own.getAddress().getHostAddress() + ':' + own.getPort();
    }

    @Override
    public String sipAddress(String agent) {
        return "registered:" + agent;
    }

    @Override
    public SipSecret secret(String agent, String password) {
        var secret = DigestSecret.of(agent, password);
        return new SipSecret(secret.md5(), secret.sha256(), secret.md5Alone());
    }

    @Override
    public void mayRegister(String agent, SipSecret secret) {
        line.mayRegister(agent, new DigestSecret(secret.md5(), secret.sha256(), secret.md5Alone()));
    }

    @Override
    public void mayNotRegister(String agent) {
        line.mayNotRegister(agent);
    }

    @Override
    public boolean isRegistered(String agent) {
        return line.isRegistered(agent);
    }
}
