package org.cardline.proof;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of loopback that were free a moment ago. */
final class Ports {
    private static final AtomicInteger LATER = new AtomicInteger(6_100 + new Random().nextInt(1_500));

    private Ports() {}

    static int freeTcp() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Of UDP and TCP, for one that listens much later: it is below those that the system gives to others meanwhile. */
    static int freeForLater() throws IOException {
        for (int i = 0; i < 100; i++) {
            int port = LATER.getAndIncrement();
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (var _ = new DatagramSocket(address);
                    var _ = new ServerSocket(port, 1, address.getAddress())) {
                return port;
            } catch (BindException _) {
                // the next
            }
        }
        throw new IOException("no port is free below " + LATER);
    }

    static int freeUdp() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }
}
