package org.cardline.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cardline.webrtc.BrowserPeer;
import org.cardline.webrtc.DatagramKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one UDP port of all browsers and the thread that reads it: a browser is known by its connectivity checks, and from
 * then on by the address that they came from. Datagrams of strangers are dropped.
 */
final class BrowserPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserPort.class);
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
    /** Addresses that one browser may check from, on average: its networks, each more than once. */
    private static final int MOST_ADDRESSES = 16;

    private static final long LONGEST_END_MILLIS = 1000;

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Map<String, BrowserMedia> browsers = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, BrowserMedia> known = new HashMap<>(); // the port's thread alone
    private final ByteBuffer in = ByteBuffer.allocateDirect(Scratch.DATAGRAM_BYTES);
    private final Thread thread = Thread.ofPlatform()
            .name("browsers")
            .priority(Thread.MAX_PRIORITY)
            .daemon()
            .unstarted(this::run);

    private BrowserPort(DatagramChannel channel, InetSocketAddress address) {
        this.channel = channel;
        this.address = address;
    }

    /**
     * Listens from now on.
     *
     * @param port 0 chooses a free one
     * @param shown the address that browsers are told
     * @throws IOException if the port cannot be had; it says which
     */
    static BrowserPort open(InetAddress bind, int port, InetAddress shown) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                    .bind(new InetSocketAddress(bind, port));
            int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            var opened = new BrowserPort(channel, new InetSocketAddress(shown, bound));
            opened.thread.start();
            return opened;
        } catch (IOException taken) {
            channel.close();
            throw new PortTaken(PortTaken.Use.BROWSERS, "Browsers' media cannot listen at port " + port, taken);
        }
    }

    /** Where browsers reach it. */
    InetSocketAddress address() {
        return address;
    }

    /** Any thread: from now on this browser's datagrams are its own. */
    void register(BrowserMedia browser) {
        browsers.put(browser.peer().fragment(), browser);
    }

    /** Any thread: the browser is served no more. */
    void forget(BrowserMedia browser) {
        browsers.remove(browser.peer().fragment());
    }

    /** Any thread: sends what remains of the buffer; false if the network doesn't take it. */
    boolean send(ByteBuffer datagram, InetSocketAddress to) {
        if (to.getPort() == 0) return false;
        try {
            return channel.send(datagram, to) > 0;
        } catch (IOException | RuntimeException unreachable) {
            return false;
        }
    }

    private void run() {
        while (channel.isOpen()) {
            try {
                in.clear();
                if (channel.receive(in) instanceof InetSocketAddress from) received(in.flip(), from);
            } catch (ClosedChannelException over) {
                return;
            } catch (IOException | RuntimeException fault) {
                LOG.debug("A browser's datagram failed", fault);
            }
        }
    }

    private void received(ByteBuffer datagram, InetSocketAddress from) {
        DatagramKind kind = DatagramKind.of(datagram);
        if (kind == DatagramKind.STUN) checked(datagram, from);
        else Optional.ofNullable(known.get(from)).ifPresent(browser -> browser.received(kind, datagram));
    }

    private void checked(ByteBuffer check, InetSocketAddress from) {
        Optional<BrowserMedia> wanted =
                BrowserPeer.wanted(check).flatMap(fragment -> Optional.ofNullable(browsers.get(fragment)));
        wanted.ifPresent(browser -> browser.peer().checked(check, from).ifPresent(answer -> {
            if (!isRoomFor(from)) return;
            if (known.put(from, browser) != browser) known.values().removeIf(each -> !isServed(each));
            send(ByteBuffer.wrap(answer), from);
        }));
    }

    private boolean isRoomFor(InetSocketAddress from) {
        return known.containsKey(from) || known.size() < MOST_ADDRESSES * browsers.size();
    }

    private boolean isServed(BrowserMedia browser) {
        return browsers.get(browser.peer().fragment()) == browser;
    }

    /** Ends the thread and closes the port. */
    @Override
    public void close() {
        try (channel) {
            browsers.clear();
        } catch (IOException alreadyClosed) {
            LOG.debug("Closed before", alreadyClosed);
        }
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
