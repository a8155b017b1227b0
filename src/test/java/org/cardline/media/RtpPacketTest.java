package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpPacketTest {
    private final RtpPacket packet = new RtpPacket();

    @Test
    void plainPacketIsRead() {
        assertThat(parse("80 80 FFFE 80000001 DEADBEEF 010203")).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isZero();
        assertThat(packet.sequence()).isEqualTo(0xFFFE);
        assertThat(packet.timestamp()).isEqualTo(0x80000001);
        assertThat(packet.ssrc()).isEqualTo(0xDEADBEEF);
        assertThat(payload()).containsExactly(1, 2, 3);
    }

    @Test
    void sourcesExtensionAndPaddingAreNotPayload() {
        assertThat(parse("B2 08 0001 00000002 00000003 AAAAAAAA BBBBBBBB BEDE0001 CCCCCCCC 0102 000003"))
                .isTrue();
        assertThat(packet.payloadType()).isEqualTo(8);
        assertThat(payload()).containsExactly(1, 2);
    }

    @Test
    void packetThatIsAllPaddingHasNoPayload() {
        assertThat(parse("A0 00 0001 00000002 00000003 00000004")).isTrue();
        assertThat(packet.payloadLength()).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '', empty
                    80, one byte
                    80 00 0001 00000002 000000, header cut off
                    40 00 0001 00000002 00000003, version 1
                    00 01 0000 2112A442 00000003, STUN
                    80 C8 0006 00000002 00000003, a sender report
                    82 00 0001 00000002 00000003 AAAAAAAA, sources cut off
                    90 00 0001 00000002 00000003 BEDE, extension header cut off
                    90 00 0001 00000002 00000003 BEDE0002 CCCCCCCC, extension cut off
                    90 00 0001 00000002 00000003 BEDEFFFF CCCCCCCC, extension longer than any datagram
                    A0 00 0001 00000002 00000003 0100, padding of none
                    A0 00 0001 00000002 00000003 0103, padding longer than the payload
                    A0 00 0001 00000002 00000003, padding where there is nothing
                    """)
    void whatIsNotRtpIsRefused(String hex, String why) {
        assertThat(parse(hex)).as(why).isFalse();
    }

    @Test
    void whateverComesIsReadOrRefusedAndNeverThrows() {
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 0) bytes[0] = (byte) (bytes[0] & 0x3F | 0x80);
            if (!packet.parse(ByteBuffer.wrap(bytes))) continue;
            int end = packet.payloadLength() + RtpPacket.HEADER_BYTES;
            assertThat(packet.payloadLength()).as("seed %d", seed).isNotNegative();
            assertThat(end).as("seed %d", seed).isLessThanOrEqualTo(bytes.length);
            assertThat(payload()).as("seed %d", seed).hasSize(packet.payloadLength());
        }
    }

    @Test
    void whatIsWrittenIsReadAgainAnywhereInABuffer() {
        var out = ByteBuffer.allocateDirect(300).position(50);
        var rtp = new RtpWriter(77, 0xFFFF, -160);
        rtp.write(out, 101, true, new byte[] {9, 8, 7, 6}, 1, 2);
        rtp.advance(160);
        assertThat(packet.parse(out.duplicate().flip().position(50))).isTrue();
        assertThat(packet.sequence()).isEqualTo(0xFFFF);
        assertThat(packet.timestamp()).isEqualTo(-160);
        assertThat(packet.payloadType()).isEqualTo(101);
        assertThat(payload()).containsExactly(8, 7);
        assertThat(rtp.sequence()).isZero();
        assertThat(rtp.timestamp()).isZero();
        assertThat(rtp.octets()).isEqualTo(2);
    }

    private boolean parse(String hex) {
        return packet.parse(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private byte[] payload() {
        var payload = new byte[packet.payloadLength()];
        packet.copyPayload(0, payload, 0, payload.length);
        for (int i = 0; i < payload.length; i++) assertThat(packet.payloadAt(i)).isEqualTo(payload[i] & 0xFF);
        return payload;
    }
}
