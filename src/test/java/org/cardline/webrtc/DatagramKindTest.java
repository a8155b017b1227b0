package org.cardline.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramKindTest {
    @ParameterizedTest
    @CsvSource({
        "0001, STUN",
        "16fe, DTLS",
        "8000, RTP",
        "80fe, RTP",
        "80c8, RTCP",
        "81c9, RTCP",
        "4000, UNKNOWN",
        "80, UNKNOWN"
    })
    void theFirstBytesTell(String datagram, DatagramKind kind) {
        assertThat(DatagramKind.of(ByteBuffer.wrap(HexFormat.of().parseHex(datagram))))
                .isEqualTo(kind);
    }
}
