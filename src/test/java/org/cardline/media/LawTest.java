package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LawTest {
    /** Decoder outputs of ITU-T G.711, tables 1a, 1b, 2a and 2b, scaled to 16 bits. */
    @ParameterizedTest
    @CsvSource({
        "ULAW, 0x80, 32124",
        "ULAW, 0x8F, 16764",
        "ULAW, 0x9F, 8316",
        "ULAW, 0xFE, 8",
        "ULAW, 0xFF, 0",
        "ULAW, 0x00, -32124",
        "ULAW, 0x7E, -8",
        "ULAW, 0x7F, 0",
        "ALAW, 0xAA, 32256",
        "ALAW, 0xD5, 8",
        "ALAW, 0x55, -8",
        "ALAW, 0x2A, -32256",
        "ALAW, 0x80, 5504"
    })
    void codesMeanWhatTheRecommendationSays(Law law, String code, short sample) {
        assertThat(law.decode(Integer.decode(code).byteValue())).isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeComesBackAsItWas(Law law) {
        for (int code = 0; code < 256; code++) {
            boolean negativeZero = law == Law.ULAW && code == 0x7F;
            byte again = law.encode(law.decode((byte) code));
            assertThat(again & 0xFF).isEqualTo(negativeZero ? 0xFF : code);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySampleBecomesTheNearestCode(Law law) {
        for (int sample = -32_000; sample <= 32_000; sample++) {
            int off = Math.abs(law.decode(law.encode((short) sample)) - sample);
            int step = Math.abs(sample) / 16 + 16;
            assertThat(off).as("sample %d", sample).isLessThanOrEqualTo(step / 2 + 4);
        }
    }

    @Test
    void silenceIsWhatTelephonesSend() {
        assertThat(Law.ULAW.silence()).isEqualTo((byte) 0xFF);
        assertThat(Law.ALAW.silence()).isEqualTo((byte) 0xD5);
        assertThat(Law.ULAW.payloadType()).isZero();
        assertThat(Law.ALAW.payloadType()).isEqualTo(8);
    }
}
