package org.cardline.webrtc;

import java.nio.ByteBuffer;
import org.jitsi.utils.ByteArrayBuffer;

/** One packet on its way through the cipher: memory that is used again for each. One thread. */
final class SealedPacket implements ByteArrayBuffer {
    /** A longer packet than any audio has, with room for what the cipher adds. */
    static final int MOST_BYTES = 2048;

    private final byte[] bytes = new byte[MOST_BYTES];
    private int length;

    /** Takes what remains of the buffer; false if it is too long, or too short for a header. */
    boolean take(ByteBuffer from, int leastBytes) {
        length = from.remaining();
        if (length < leastBytes || length > MOST_BYTES - 64) return false;
        from.get(from.position(), bytes, 0, length);
        return true;
    }

    /** Puts all of it into the buffer, ready to be read; false if there is no room. */
    boolean giveTo(ByteBuffer into) {
        if (length > into.capacity()) return false;
        into.clear().put(bytes, 0, length).flip();
        return true;
    }

    int intAt(int offset) {
        return (bytes[offset] & 0xFF) << 24
                | (bytes[offset + 1] & 0xFF) << 16
                | (bytes[offset + 2] & 0xFF) << 8
                | bytes[offset + 3] & 0xFF;
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return 0;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int newLength) {
        length = newLength;
    }

    @Override
    public void setOffset(int offset) {
        if (offset != 0) throw new UnsupportedOperationException("A packet begins at 0");
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int offset, int count, byte[] into) {
        System.arraycopy(bytes, offset, into, 0, count);
    }

    @Override
    public void grow(int by) {
        if (length + by > MOST_BYTES) throw new IllegalStateException("A packet of " + (length + by) + " bytes");
    }

    @Override
    public void append(byte[] more, int count) {
        grow(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    @Override
    public void shrink(int by) {
        length -= by;
    }
}
