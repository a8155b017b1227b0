package org.cardline.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.cardline.webrtc.DatagramKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP port of browsers whose network blocks UDP (ICE-TCP, RFC 6544: our candidate is passive). Who connects is a stranger
 * until a connectivity check proves a browser's password, and gets little time and room for it. Belongs to the
 * browsers' thread.
 */
final class BrowserStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserStreams.class);
    private static final int MOST = 2_000;
    private static final int MOST_STRANGERS = 100;
    private static final int MOST_STRANGERS_OF_HOST = 10;
    /** A browser whose network changes connects anew before the old ones are known to be broken. */
    private static final int MOST_OF_BROWSER = 4;

    private static final int HOST_BYTES = 8; // of IPv6: what one host has the choice of
    private static final long PROVES_WITHIN_NANOS = Duration.ofSeconds(5).toNanos();

    /** A browser checks its connection every few seconds (RFC 7675). */
    private static final long LONGEST_QUIET_NANOS = Duration.ofSeconds(30).toNanos();

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final BiFunction<ByteBuffer, InetSocketAddress, Optional<BrowserMedia>> check;
    private final Predicate<BrowserMedia> isServed;
    private final Set<BrowserStream> streams = new HashSet<>();

    /**
     * @param listener bound; closed with this
     * @param check whose connectivity check this is, from an address; it has been answered
     */
    BrowserStreams(
            Selector selector,
            ServerSocketChannel listener,
            BiFunction<ByteBuffer, InetSocketAddress, Optional<BrowserMedia>> check,
            Predicate<BrowserMedia> isServed)
            throws IOException {
        this.selector = selector;
        this.listener = listener;
        this.check = check;
        this.isServed = isServed;
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT, (Runnable) this::accept);
    }

    private void accept() {
        try {
            SocketChannel came = listener.accept();
            if (came == null) return;
            if (isRoomFor((InetSocketAddress) came.getRemoteAddress())) welcome(came);
            else came.close();
        } catch (IOException failed) {
            LOG.debug("A browser's connection failed", failed);
        }
    }

    private boolean isRoomFor(InetSocketAddress from) {
        List<ByteBuffer> strangers = streams.stream()
                .filter(each -> each.browser().isEmpty())
                .map(each -> host(each.address()))
                .toList();
        return streams.size() < MOST
                && strangers.size() < MOST_STRANGERS
                && Collections.frequency(strangers, host(from)) < MOST_STRANGERS_OF_HOST;
    }

    private static ByteBuffer host(InetSocketAddress address) {
        byte[] all = address.getAddress().getAddress();
        return ByteBuffer.wrap(all, 0, Math.min(all.length, HOST_BYTES));
    }

    private void welcome(SocketChannel came) throws IOException {
        try {
            var stream = new BrowserStream(came, System.nanoTime());
            came.register(selector, SelectionKey.OP_READ, (Runnable) () -> read(stream));
            streams.add(stream);
        } catch (IOException | RuntimeException gone) {
            came.close();
            throw gone;
        }
    }

    private void read(BrowserStream stream) {
        try {
            if (stream.read(packet -> received(stream, packet), System.nanoTime())) return;
        } catch (IOException broken) {
            LOG.debug("A browser's connection broke", broken);
        }
        end(stream);
    }

    /** Nothing but connectivity checks is taken from a stranger. */
    private void received(BrowserStream stream, ByteBuffer packet) {
        DatagramKind kind = DatagramKind.of(packet);
        if (kind == DatagramKind.STUN)
            check.apply(packet, stream.address()).ifPresent(browser -> proved(stream, browser));
        else stream.browser().ifPresentOrElse(browser -> browser.received(kind, packet), stream::close);
    }

    /** One that has too many loses the one it has been quiet on longest. */
    private void proved(BrowserStream stream, BrowserMedia browser) {
        stream.belongsTo(browser);
        List<BrowserStream> others = streams.stream()
                .filter(each ->
                        each != stream && each.browser().filter(browser::equals).isPresent())
                .toList();
        if (others.size() >= MOST_OF_BROWSER)
            others.stream()
                    .min(Comparator.comparingLong(BrowserStream::heardAt))
                    .ifPresent(this::end);
    }

    private void end(BrowserStream stream) {
        stream.close();
        streams.remove(stream);
    }

    /** Once in a while: closes those whose time is over. */
    void sweep(long now) {
        for (BrowserStream each : List.copyOf(streams)) if (isOver(each, now)) end(each);
    }

    private boolean isOver(BrowserStream stream, long now) {
        boolean owned = stream.browser().map(isServed::test).orElse(now - stream.openedAt() < PROVES_WITHIN_NANOS);
        return !stream.isOpen() || !owned || now - stream.heardAt() > LONGEST_QUIET_NANOS;
    }

    @Override
    public void close() throws IOException {
        for (BrowserStream each : List.copyOf(streams)) end(each);
        listener.close();
    }
}
