package org.cardline.sip;

import java.net.InetSocketAddress;
import java.util.Map;

/**
 * A call to place.
 *
 * @param target whom to call: the Request-URI and To
 * @param from who calls
 * @param address whom it is for, by the name that everybody knows: To
 * @param displayName who calls, for people; may be empty
 * @param offer our session
 * @param to where the INVITE goes
 * @param headers more header lines
 */
public record Invitation(
        Uri target,
        Uri address,
        Uri from,
        String displayName,
        SessionDescription offer,
        InetSocketAddress to,
        Map<String, String> headers) {

    public Invitation {
        headers = Map.copyOf(headers);
    }

    /** Of somebody who is known by where they are. */
    public Invitation(
            Uri target,
            Uri from,
            String displayName,
            SessionDescription offer,
            InetSocketAddress to,
            Map<String, String> headers) {
        this(target, target, from, displayName, offer, to, headers);
    }

    String fromAddress() {
        String uri = '<' + from.text() + '>';
        return displayName.isEmpty() ? uri : HeaderText.quoted(displayName) + ' ' + uri;
    }
}
