package org.cardline.sip;

import java.net.InetSocketAddress;
import java.util.OptionalInt;

/**
 * The audio that offer and answer agreed on, as we see it.
 *
 * @param remote where our audio goes; 0.0.0.0 where the other side named no place (an old way to hold)
 * @param payloadType of the codec on the wire
 * @param telephoneEvent payload type of RFC 4733 digits; empty where the other side has none
 * @param direction what we may do: sends, receives
 */
public record AudioSession(
        InetSocketAddress remote, Codec codec, int payloadType, OptionalInt telephoneEvent, Direction direction) {}
