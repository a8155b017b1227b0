package org.cardline.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keys as a capture file that SIPp plays: RFC 4733 events of 100 ms, 80 ms apart; a space in the keys is a second of
 * silence. SIPp puts its own addresses over those written here.
 */
final class KeysFile {
    private static final String KEYS = "0123456789*#";
    private static final int PAYLOAD_TYPE = 96; // the only one that SIPp itself makes keys with
    private static final int PACKET_MILLIS = 20;
    private static final int KEY_PACKETS = 5;
    private static final int END_PACKETS = 3;
    private static final int GAP_MILLIS = 80;
    private static final int SPACE_MILLIS = 1_000;
    private static final int LAYERS = 14 + 20 + 8;
    private static final int RTP = 12 + 4;

    private final ByteBuffer out;
    private int millis;
    private int sequence;

    private KeysFile(int keys) {
        out = ByteBuffer.allocate(24 + keys * (KEY_PACKETS + END_PACKETS) * (16 + LAYERS + RTP))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes {@code keys} to {@code file}; returns how long they take to play, in milliseconds. */
    static int write(Path file, String keys) throws IOException {
        var pcap = new KeysFile(keys.length());
        pcap.out.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
        pcap.out.putInt(0).putInt(0).putInt(65_535).putInt(1);
        for (char key : keys.toCharArray()) {
            if (key == ' ') pcap.millis += SPACE_MILLIS;
            else pcap.key(KEYS.indexOf(key));
        }
        Files.write(file, java.util.Arrays.copyOf(pcap.out.array(), pcap.out.position()));
        return pcap.millis;
    }

    private void key(int event) {
        int timestamp = millis * 8;
        for (int packet = 1; packet <= KEY_PACKETS; packet++) {
            event(event, timestamp, packet, packet == 1, false);
            millis += PACKET_MILLIS;
        }
        for (int end = 0; end < END_PACKETS; end++) event(event, timestamp, KEY_PACKETS, false, true);
        millis += GAP_MILLIS;
    }

    private void event(int event, int timestamp, int packets, boolean marker, boolean end) {
        out.putInt(millis / 1_000).putInt(millis % 1_000 * 1_000);
        out.putInt(LAYERS + RTP).putInt(LAYERS + RTP);
        out.order(ByteOrder.BIG_ENDIAN);
        layers();
        out.put((byte) 0x80).put((byte) (PAYLOAD_TYPE | (marker ? 0x80 : 0)));
        out.putShort((short) sequence++).putInt(timestamp).putInt(0x4B455953);
        out.put((byte) event).put((byte) (end ? 0x8A : 0x0A)).putShort((short) (packets * PACKET_MILLIS * 8));
        out.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Ethernet, IPv4 and UDP, as far as SIPp looks at them. */
    private void layers() {
        out.putLong(0).putInt(0).putShort((short) 0x0800);
        out.putShort((short) 0x4500).putShort((short) (28 + RTP)).putInt(0).putShort((short) 0x4011);
        out.putShort((short) 0).putInt(0x7F000001).putInt(0x7F000001);
        out.putShort((short) 4_000).putShort((short) 4_000);
        out.putShort((short) (8 + RTP)).putShort((short) 0);
    }
}
