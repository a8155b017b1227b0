package org.cardline.line;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Ports of loopback that are free, in UDP and TCP, and that no other test of this process was given of late, so that nobody's late
 * packets come. They are between those that Cardline has unless set and those that the system gives to whoever asks for any: nobody
 * has one by chance a moment later. Tests of another process begin somewhere else.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int BEYOND = 32_768;

    private static int next = FIRST + 2 * new Random().nextInt((BEYOND - FIRST) / 2);

    private FreePorts() {}

    public static int one() throws IOException {
        return block(1);
    }

    /** The first of so many, an even one. */
    public static synchronized int block(int size) throws IOException {
        for (int tried = FIRST; tried < BEYOND; tried += size) {
            if (next + size > BEYOND) next = FIRST;
            int first = next;
            next += size + size % 2;
            if (areFree(first, size)) return first;
        }
        throw new IOException("there are no " + size + " free ports");
    }

    private static boolean areFree(int first, int size) throws IOException {
        InetAddress home = InetAddress.getLoopbackAddress();
        for (int port = first; port < first + size; port++) {
            try (var _ = new DatagramSocket(new InetSocketAddress(home, port));
                    var _ = new ServerSocket(port, 1, home)) {
                // nobody's
            } catch (BindException somebodys) {
                return false;
            }
        }
        return true;
    }
}
