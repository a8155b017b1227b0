package org.cardline.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
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
            if (streams.size() < MOST && strangers() < MOST_STRANGERS) welcome(came);
            else came.close();
        } catch (IOException failed) {
            LOG.debug("A browser's connection failed", failed);
        }
    }

    private long strangers() {
        return streams.stream().filter(each -> each.browser().isEmpty()).count();
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
        if (kind == DatagramKind.STUN) check.apply(packet, stream.address()).ifPresent(stream::belongsTo);
        else stream.browser().ifPresentOrElse(browser -> browser.received(kind, packet), stream::close);
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
