package org.cardline.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network that a request comes from: what one household or one host of servers holds, an IPv4 /24 or an IPv6 /56. */
public final class Network {
    private static final int OF_IPV4 = 3; // bytes
    private static final int OF_IPV6 = 7;

    private Network() {}

    /** @param address written as numbers: nothing is looked up */
    public static String of(String address) {
        try {
            byte[] all = InetAddress.getByName(address).getAddress();
            byte[] network = Arrays.copyOf(Arrays.copyOf(all, all.length == 4 ? OF_IPV4 : OF_IPV6), all.length);
            return InetAddress.getByAddress(network).getHostAddress();
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("a request comes from an address", noAddress);
        }
    }
}
