package org.cardline.webrtc;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * One handshake and what follows it: a thread of its own waits in {@link #run} for the records that {@link #received}
 * hands over, and goes on listening for the browser's farewell.
 */
final class Handshake implements DatagramTransport {
    /** More records than a flight has; those beyond are lost and sent again. */
    private static final int MOST_WAITING = 32;
    /** Below every path's limit, after IP and UDP. */
    private static final int MTU = 1200;

    private static final int LONGEST_RECORD = 1500;
    private static final int FAREWELL_WAIT_MILLIS = 60_000;
    private static final byte[] CLOSED = {};

    private final DtlsServer server;
    private final Consumer<byte[]> send;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;

    /** @param send to the browser, from the handshake's thread; must not wait */
    Handshake(DtlsServer server, Consumer<byte[]> send) {
        this.server = server;
        this.send = send;
    }

    /** Any thread: a record has come. */
    void received(byte[] record) {
        waiting.offer(record);
    }

    /**
     * Shakes hands, then waits for the farewell.
     *
     * @param agreed told the keys as soon as there are any
     * @throws IOException if there is no agreement
     */
    void run(Consumer<SrtpKeys> agreed) throws IOException {
        DTLSTransport records = new DTLSServerProtocol().accept(server, this);
        agreed.accept(server.keys());
        var nothing = new byte[LONGEST_RECORD];
        while (!closed) if (isFarewell(records, nothing)) return;
    }

    private static boolean isFarewell(DTLSTransport records, byte[] into) {
        try {
            records.receive(into, 0, into.length, FAREWELL_WAIT_MILLIS);
            return false;
        } catch (IOException over) {
            return true;
        }
    }

    @Override
    public int getReceiveLimit() {
        return LONGEST_RECORD;
    }

    @Override
    public int getSendLimit() {
        return MTU;
    }

    @Override
    public int receive(byte[] into, int offset, int length, int waitMillis) throws IOException {
        byte[] record = next(waitMillis);
        if (record == null) return -1;
        if (record == CLOSED) throw new IOException("closed");
        int count = Math.min(length, record.length);
        System.arraycopy(record, 0, into, offset, count);
        return count;
    }

    private byte @Nullable [] next(int waitMillis) throws IOException {
        if (closed) return CLOSED;
        try {
            return waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException(hurried);
        }
    }

    @Override
    public void send(byte[] from, int offset, int length) {
        var record = new byte[length];
        System.arraycopy(from, offset, record, 0, length);
        send.accept(record);
    }

    /** Any thread: the browser is no longer served; whoever waits in {@link #run} wakes. */
    @Override
    public void close() {
        closed = true;
        waiting.clear();
        waiting.offer(CLOSED);
    }
}
