package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What one end point is told about itself.
 *
 * @param address the public address, for Via and Contact
 * @param product for Server and User-Agent: {@code Cardline/1.0}
 * @param t1 estimated round trip, RFC 3261 section 17.1.1.1; 64 of it is the patience with a silent peer
 * @param t2 the longest pause between repetitions
 * @param t4 the longest that the network keeps a datagram
 * @param maxTransactions beyond it a new call gets 503
 */
public record UserAgentSettings(
        InetSocketAddress address, String product, Duration t1, Duration t2, Duration t4, int maxTransactions) {

    /** RFC 3261's own timers. */
    public static UserAgentSettings of(InetSocketAddress address, String product) {
        return new UserAgentSettings(
                address, product, Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5), 400_000);
    }

    public UserAgentSettings {
        if (address.isUnresolved() || address.getAddress().isAnyLocalAddress() || address.getPort() == 0) {
            throw new IllegalArgumentException("The SIP address must be one that others can send to, not " + address);
        }
        if (t1.toMillis() <= 0 || t2.compareTo(t1) < 0) {
            throw new IllegalArgumentException("T1 must be at least 1 ms and T2 at least T1, not " + t1 + " and " + t2);
        }
        HeaderText.check(product);
    }

    Duration patience() {
        return t1.multipliedBy(64);
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    String hostPort() {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + address.getPort();
    }
}
