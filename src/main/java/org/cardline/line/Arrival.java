package org.cardline.line;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that asks to be taken.
 *
 * @param callId the Call-ID of its INVITE (RFC 3261, 8.1.1.4)
 * @param dialled the user part of its Request-URI
 * @param callingNumber the user part of its From, where there is one; anybody can write anything there
 * @param peer where its INVITE came from
 * @param at when it came
 */
public record Arrival(String callId, String dialled, Optional<String> callingNumber, InetAddress peer, Instant at) {}
