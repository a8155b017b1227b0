package org.cardline.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cardline.webrtc.BrowserPeer;
import org.cardline.webrtc.DatagramKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one port of all browsers, by UDP and, where that is blocked, by TCP, and the thread that reads it: a browser is known by its
 * connectivity checks, and from then on by the address or connection that they came from. Packets of strangers are dropped.
 */
final class BrowserPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserPort.class);
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
    /** Datagrams read before the connections have their turn. */
    private static final int DATAGRAMS_A_TURN = 64;

    /** Free ports that are tried until one is free for TCP as well. */
    private static final int TRIES = 20;

    private static final long LONGEST_END_MILLIS = 1000;

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Selector selector;
    private final BrowserStreams streams;
    private final Map<String, BrowserMedia> browsers = new ConcurrentHashMap<>();
    private final KnownAddresses<BrowserMedia> known = new KnownAddresses<>(); // the port's thread alone
    private final ByteBuffer in = ByteBuffer.allocateDirect(Scratch.DATAGRAM_BYTES);
    private final Thread thread = Thread.ofPlatform()
            .name("browsers")
            .priority(Thread.MAX_PRIORITY)
            .daemon()
            .unstarted(this::run);

    private BrowserPort(DatagramChannel channel, ServerSocketChannel listener, InetSocketAddress address)
            throws IOException {
        this.channel = channel;
        this.address = address;
        selector = Selector.open();
        streams = new BrowserStreams(selector, listener, this::checked, this::isServed);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, (Runnable) this::read);
    }

    /**
     * Listens from now on.
     *
     * @param port 0 chooses a free one
     * @param shown the address that browsers are told
     * @throws IOException if the port cannot be had; it says which
     */
    static BrowserPort open(InetAddress bind, int port, InetAddress shown) throws IOException {
        for (int tries = port == 0 ? TRIES : 1; ; tries--) {
            try {
                return openOnce(bind, port, shown);
            } catch (IOException taken) {
                if (tries == 1)
                    throw new PortTaken(PortTaken.Use.BROWSERS, "Browsers' media cannot listen at port " + port, taken);
            }
        }
    }

    private static BrowserPort openOnce(InetAddress bind, int port, InetAddress shown) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                    .bind(new InetSocketAddress(bind, port));
            int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            listener.bind(new InetSocketAddress(bind, bound));
            var opened = new BrowserPort(channel, listener, new InetSocketAddress(shown, bound));
            opened.thread.start();
            return opened;
        } catch (IOException taken) {
            channel.close();
            listener.close();
            throw taken;
        }
    }

    /** Where browsers reach it. */
    InetSocketAddress address() {
        return address;
    }

    /** Any thread: from now on this browser's packets are its own. */
    void register(BrowserMedia browser) {
        browsers.put(browser.peer().fragment(), browser);
    }

    /** Any thread: the browser is served no more. */
    void forget(BrowserMedia browser) {
        browsers.remove(browser.peer().fragment());
    }

    /** Any thread: sends what remains of the buffer; false if the network doesn't take it. */
    boolean send(ByteBuffer packet, InetSocketAddress to) {
        if (to.getPort() == 0) return false;
        if (to instanceof BrowserStream.Address there) return there.stream.send(packet);
        try {
            return channel.send(packet, to) > 0;
        } catch (IOException | RuntimeException unreachable) {
            return false;
        }
    }

    private void run() {
        while (channel.isOpen()) {
            try {
                selector.select(key -> ((Runnable) key.attachment()).run(), LONGEST_END_MILLIS);
                streams.sweep(System.nanoTime());
            } catch (ClosedSelectorException over) {
                return;
            } catch (IOException | RuntimeException fault) {
                LOG.debug("A browser's packet failed", fault);
            }
        }
    }

    private void read() {
        try {
            for (int i = 0; i < DATAGRAMS_A_TURN; i++) {
                in.clear();
                if (!(channel.receive(in) instanceof InetSocketAddress from)) return;
                received(in.flip(), from);
            }
        } catch (IOException unreachable) {
            LOG.debug("Nothing to read", unreachable);
        }
    }

    private void received(ByteBuffer datagram, InetSocketAddress from) {
        DatagramKind kind = DatagramKind.of(datagram);
        if (kind == DatagramKind.STUN) checkedFrom(datagram, from);
        else known.at(from).ifPresent(browser -> browser.received(kind, datagram));
    }

    private void checkedFrom(ByteBuffer check, InetSocketAddress from) {
        checked(check, from).ifPresent(browser -> {
            if (known.isNew(browser)) known.keep(this::isServed);
            known.provedAt(from, browser);
        });
    }

    /** Answers it, where it proves to be a browser's that we serve. */
    private Optional<BrowserMedia> checked(ByteBuffer check, InetSocketAddress from) {
        Optional<BrowserMedia> wanted =
                BrowserPeer.wanted(check).flatMap(fragment -> Optional.ofNullable(browsers.get(fragment)));
        return wanted.filter(browser -> {
            Optional<byte[]> answer = browser.peer().checked(check, from);
            answer.ifPresent(each -> send(ByteBuffer.wrap(each), from));
            return answer.isPresent();
        });
    }

    private boolean isServed(BrowserMedia browser) {
        return browsers.get(browser.peer().fragment()) == browser;
    }

    /** Ends the thread and closes the port. */
    @Override
    public void close() {
        try (channel;
                selector;
                streams) {
            browsers.clear();
            channel.close();
            selector.wakeup();
            thread.join(LONGEST_END_MILLIS);
        } catch (IOException alreadyClosed) {
            LOG.debug("Closed before", alreadyClosed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
