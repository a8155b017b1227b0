package org.cardline.line;

import java.nio.ByteBuffer;

/**
 * Packets on their way from the thread that reads a shared socket to a tick: one writer, one reader, memory taken once.
 * What doesn't fit is dropped, as a socket's buffer would.
 */
final class PacketRing {
    /** An audio packet has some 200 bytes, a report less. */
    static final int MOST_BYTES = 512;

    private final ByteBuffer[] packets;
    private volatile int written;
    private volatile int taken;

    /** @param capacity a power of two */
    PacketRing(int capacity) {
        packets = new ByteBuffer[capacity];
        for (int i = 0; i < capacity; i++) packets[i] = ByteBuffer.allocate(MOST_BYTES);
    }

    /**
     * Writer: false if it had to be dropped.
     *
     * @param spared so many places are left for others
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    boolean put(ByteBuffer packet, int spared) {
        if (written - taken >= packets.length - spared || packet.remaining() > MOST_BYTES) return false;
        packets[written & packets.length - 1].clear().put(packet).flip();
        written++;
        return true;
    }

    /** Reader: throws away what waits. */
    void clear() {
        taken = written;
    }

    /** Reader: the next packet, ready to be read; false if none waits. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one reader
    boolean take(ByteBuffer into) {
        if (taken == written) return false;
        into.clear().put(packets[taken & packets.length - 1]).flip();
        taken++;
        return true;
    }
}
