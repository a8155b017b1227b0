package org.cardline.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where the line may dial. Nothing dials but through it; asked on the SIP thread, it must not wait. */
@FunctionalInterface
public interface OutboundPolicy {
    /** Nowhere. */
    OutboundPolicy NOWHERE = target -> false;

    /** This machine alone: a demonstration. */
    OutboundPolicy LOOPBACK = target -> target.getAddress().isLoopbackAddress();

    /** Whether the line may send an INVITE there. */
    boolean allows(InetSocketAddress target);

    /** Whether an agent's telephone that registered from there may be rung, or register at all. */
    default boolean allowsTelephone(InetSocketAddress from) {
        return allows(from);
    }

    /** Only to addresses in use by single machines: no broadcast, no multicast, no address that stands for any. */
    static boolean isOneMachine(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }
}
