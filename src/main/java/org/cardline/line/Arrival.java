package org.cardline.line;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A call that asks to be taken.
 *
 * @param callId the Call-ID of its INVITE (RFC 3261, 8.1.1.4)
 * @param dialled the user part of its Request-URI
 * @param callingNumber the user part of its From, where there is one; anybody can write anything there
 * @param session of the browser that calls: a word that no other one has; empty for a telephone
 * @param peer where its INVITE came from
 * @param at when it came
 */
public record Arrival(
        String callId,
        String dialled,
        Optional<String> callingNumber,
        Optional<String> session,
        InetAddress peer,
        Instant at) {
    private static final int NETWORK_OF_IPV4 = 3; // bytes
    private static final int NETWORK_OF_IPV6 = 7;

    /** One from a telephone. */
    public Arrival(String callId, String dialled, Optional<String> callingNumber, InetAddress peer, Instant at) {
        this(callId, dialled, callingNumber, Optional.empty(), peer, at);
    }

    /** The network that it came from, what one trunk's servers or one household hold: an IPv4 /24 or an IPv6 /56. */
    public InetAddress network() {
        byte[] all = peer.getAddress();
        int length = all.length == 4 ? NETWORK_OF_IPV4 : NETWORK_OF_IPV6;
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(all, length), all.length));
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }
}
