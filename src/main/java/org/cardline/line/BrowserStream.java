package org.cardline.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A browser's connection where its network blocks UDP: each packet after two bytes of its length (RFC 4571). Read by the browsers'
 * thread; any thread may send, and never waits.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            LENGTH             |  STUN, DTLS, SRTP or SRTCP …
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class BrowserStream {
    private static final int LENGTH_BYTES = 2;
    private static final int MOST_BYTES = Scratch.DATAGRAM_BYTES;

    /** What the network doesn't take at once waits; what doesn't fit is lost, as on every path of media. */
    private static final int MOST_WAITING_BYTES = 8 * 1024;

    private final SocketChannel channel;
    private final Address address;
    private final ByteBuffer in = ByteBuffer.allocate(LENGTH_BYTES + MOST_BYTES);
    private final ByteBuffer out = ByteBuffer.allocate(MOST_WAITING_BYTES);
    private final long openedAt;
    private long heardAt;
    private Optional<BrowserMedia> browser = Optional.empty();

    /** @param now of {@link System#nanoTime} */
    BrowserStream(SocketChannel channel, long now) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        address = new Address((InetSocketAddress) channel.getRemoteAddress(), this);
        openedAt = now;
        heardAt = now;
    }

    /** Where a browser is that came this way: what is sent there goes by its connection. */
    static final class Address extends InetSocketAddress {
        final transient BrowserStream stream;

        private Address(InetSocketAddress remote, BrowserStream stream) {
            super(remote.getAddress(), remote.getPort());
            this.stream = stream;
        }
    }

    Address address() {
        return address;
    }

    long openedAt() {
        return openedAt;
    }

    long heardAt() {
        return heardAt;
    }

    /** Whose it is; empty until a connectivity check has proved it. */
    Optional<BrowserMedia> browser() {
        return browser;
    }

    void belongsTo(BrowserMedia proved) {
        browser = Optional.of(proved);
    }

    /**
     * Takes what has come.
     *
     * @param packets told each whole one
     * @return false where it is over: closed, or longer than any packet
     */
    boolean read(Consumer<ByteBuffer> packets, long now) throws IOException {
        if (channel.read(in) < 0) return false;
        heardAt = now;
        in.flip();
        while (isWhole()) {
            int length = length();
            packets.accept(in.slice(in.position() + LENGTH_BYTES, length));
            in.position(in.position() + LENGTH_BYTES + length);
        }
        boolean fits = in.remaining() < LENGTH_BYTES || length() <= MOST_BYTES;
        in.compact();
        return fits && channel.isOpen();
    }

    private boolean isWhole() {
        return in.remaining() >= LENGTH_BYTES && in.remaining() - LENGTH_BYTES >= length();
    }

    private int length() {
        return in.getShort(in.position()) & 0xFFFF;
    }

    /** Any thread: sends what remains of the buffer; false if it is lost. */
    synchronized boolean send(ByteBuffer packet) {
        try {
            flush();
            if (out.remaining() < LENGTH_BYTES + packet.remaining()) return false;
            out.putShort((short) packet.remaining()).put(packet);
            flush();
            return true;
        } catch (IOException broken) {
            close();
            return false;
        }
    }

    private void flush() throws IOException {
        out.flip();
        try {
            channel.write(out);
        } finally {
            out.compact();
        }
    }

    /** Any thread. */
    void close() {
        try {
            channel.close();
        } catch (IOException alreadyClosed) {
            return;
        }
    }

    boolean isOpen() {
        return channel.isOpen();
    }
}
