package org.cardline.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The control protocol of one call (RFC 3550, 6): reports what we sent and heard, and reads what the far end reports.
 * Owned by the tick thread; allocates nothing, so the time is milliseconds of the epoch.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|   RC    |  PT=SR 200    |         length (words - 1)    |
 * |                         SSRC of sender                        |
 * |              NTP timestamp (64 bits)                          |
 * |                         RTP timestamp                         |
 * |                     sender's packet count                     |
 * |                      sender's octet count                     |
 * +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
 * |                 SSRC of the source reported on                |
 * | fraction lost |       cumulative number of packets lost       |
 * |           extended highest sequence number received           |
 * |                      interarrival jitter                      |
 * |                         last SR (LSR)                         |
 * |                   delay since last SR (DLSR)                  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class RtcpSession {
    /** What {@link #write} needs at most. */
    public static final int MAX_BYTES = 52 + 8 + 2 + 255 + 4 + 8;

    private static final int BLOCK_BYTES = 24;

    private final RtpWriter sent;
    private final ReceptionStatistics heard;
    private final byte[] cname;

    private long lastSenderReport;
    private long lastSenderReportAt;
    private int farFractionLost;
    private int farJitter;
    private int roundTrip = -1;
    private boolean left;

    /** @param cname names this end without telling anything of it, at most 255 bytes (RFC 7022: a random one a call) */
    public RtcpSession(RtpWriter sent, ReceptionStatistics heard, String cname) {
        this.sent = sent;
        this.heard = heard;
        this.cname = cname.getBytes(StandardCharsets.UTF_8);
        if (this.cname.length > 255) throw new IllegalArgumentException("A CNAME has at most 255 bytes.");
    }

    /** Writes a report, and with {@code bye} the farewell, at {@code out}'s position. */
    public void write(ByteBuffer out, long epochMillis, boolean bye) {
        long ntp = Rtcp.ntp(epochMillis);
        int blocks = heard.any() ? 1 : 0;
        if (sent.packets() > 0) writeSender(out, blocks, ntp);
        else writeHeader(out, blocks, Rtcp.RECEIVER_REPORT, 8 + BLOCK_BYTES * blocks);
        if (blocks == 1) writeBlock(out, ntp);
        writeName(out);
        if (bye) writeHeader(out, 1, Rtcp.BYE, 8);
    }

    private void writeHeader(ByteBuffer out, int count, int type, int length) {
        out.put((byte) (0x80 | count))
                .put((byte) type)
                .putShort((short) (length / 4 - 1))
                .putInt(sent.ssrc());
    }

    private void writeSender(ByteBuffer out, int blocks, long ntp) {
        writeHeader(out, blocks, Rtcp.SENDER_REPORT, 28 + BLOCK_BYTES * blocks);
        out.putLong(ntp).putInt(sent.timestamp()).putInt(sent.packets()).putInt(sent.octets());
    }

    private void writeBlock(ByteBuffer out, long ntp) {
        out.putInt(heard.ssrc()).putInt(heard.fractionLost() << 24 | heard.lost() & 0xFFFFFF);
        out.putInt(heard.extendedHighestSequence()).putInt(heard.jitter());
        out.putInt(middle(lastSenderReport));
        out.putInt(lastSenderReport == 0 ? 0 : middle(ntp - lastSenderReportAt));
    }

    private void writeName(ByteBuffer out) {
        int padding = 4 - (cname.length + 2) % 4;
        writeHeader(out, 1, Rtcp.SOURCE_DESCRIPTION, 8 + 2 + cname.length + padding);
        out.put((byte) 1).put((byte) cname.length).put(cname);
        for (int i = 0; i < padding; i++) out.put((byte) 0);
    }

    /** Reads a datagram; what is not RTCP, cut off or unknown is passed over. The position stays. */
    public void received(ByteBuffer datagram, long epochMillis) {
        int at = datagram.position();
        while (at + 8 <= datagram.limit() && (datagram.get(at) & 0xC0) == 0x80) {
            int length = 4 * (datagram.getShort(at + 2) & 0xFFFF) + 4;
            if (at + length > datagram.limit()) return;
            read(datagram, at, length, Rtcp.ntp(epochMillis));
            at += length;
        }
    }

    private void read(ByteBuffer in, int at, int length, long ntp) {
        switch (in.get(at + 1) & 0xFF) {
            case Rtcp.SENDER_REPORT -> readSender(in, at, length, ntp);
            case Rtcp.RECEIVER_REPORT -> readBlocks(in, at, at + 8, at + length, ntp);
            case Rtcp.BYE -> left = true;
            default -> {}
        }
    }

    private void readSender(ByteBuffer in, int at, int length, long ntp) {
        if (length < 28) return;
        lastSenderReport = in.getLong(at + 8);
        lastSenderReportAt = ntp;
        readBlocks(in, at, at + 28, at + length, ntp);
    }

    private void readBlocks(ByteBuffer in, int at, int from, int end, long ntp) {
        int blocks = in.get(at) & 0x1F;
        for (int i = 0, block = from; i < blocks && block + BLOCK_BYTES <= end; i++, block += BLOCK_BYTES) {
            if (in.getInt(block) == sent.ssrc()) readBlock(in, block, ntp);
        }
    }

    private void readBlock(ByteBuffer in, int block, long ntp) {
        farFractionLost = in.get(block + 4) & 0xFF;
        farJitter = in.getInt(block + 12);
        int ours = in.getInt(block + 16);
        if (ours != 0) roundTrip = Math.max(0, middle(ntp) - ours - in.getInt(block + 20));
    }

    /** The middle 32 bits of an NTP time: 65,536ths of a second. */
    private static int middle(long ntp) {
        return (int) (ntp >> 16);
    }

    /** What the far end lately lost of ours, 0 to 1. */
    public double farLoss() {
        return farFractionLost / 256.0;
    }

    /** How unevenly our packets come to the far end, in milliseconds. */
    public int farJitterMillis() {
        return (int) ((farJitter & 0xFFFFFFFFL) / 8);
    }

    /** There and back in milliseconds, once the far end has told. */
    public OptionalInt roundTripMillis() {
        return roundTrip < 0 ? OptionalInt.empty() : OptionalInt.of((int) (roundTrip * 1000L >> 16));
    }

    /** Whether the far end has said goodbye. */
    public boolean left() {
        return left;
    }
}
