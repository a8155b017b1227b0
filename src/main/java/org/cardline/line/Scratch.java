package org.cardline.line;

import java.nio.ByteBuffer;
import org.cardline.media.Mixer;
import org.cardline.media.RtpPacket;

/** What a tick works with, one leg after the other, so that no packet costs memory. Owned by the tick's thread. */
final class Scratch {
    /** A longer datagram than any medium has; what is beyond is cut off, and the packet then dropped. */
    static final int DATAGRAM_BYTES = 2048;

    /** Samples of 20 ms. */
    static final int FRAME_SAMPLES = 160;

    final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    final ByteBuffer out = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    final RtpPacket packet = new RtpPacket();
    final Mixer mixer = new Mixer();
    final byte[] frame = new byte[FRAME_SAMPLES];
    final short[] heard = new short[FRAME_SAMPLES];
    int packetsIn;
    int packetsOut;
    int packetsLost;
}
