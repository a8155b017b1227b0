package org.cardline.phone;

import java.net.InetAddress;

/** Where our telephone may call: this machine alone. What it would send elsewhere is neither encrypted nor asked for. */
final class OwnMachine {
    private OwnMachine() {}

    /**
     * The loopback address that a host of a SIP address means. No name is looked up but {@code localhost}, which is none.
     *
     * @throws IllegalArgumentException if it means another machine, or might
     */
    static InetAddress address(String host) {
        if (host.equalsIgnoreCase("localhost")) return InetAddress.getLoopbackAddress();
        InetAddress address = literal(host);
        if (address.isLoopbackAddress()) return address;
        throw elsewhere(host);
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
        } catch (IllegalArgumentException name) {
            throw elsewhere(host);
        }
    }

    private static IllegalArgumentException elsewhere(String host) {
        return new IllegalArgumentException(host + " is not this machine, and this telephone calls no other."
                + " Call 127.0.0.1, or take a SIP telephone of your own. Nothing was sent.");
    }
}
