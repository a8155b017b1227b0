package org.cardline.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import org.cardline.sip.Codec;
import org.cardline.sip.Direction;
import org.cardline.sip.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserOfferTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5070);
    private static final IceCredentials OURS = IceCredentials.random(new Random(1));
    private static final Fingerprint SHOWN = new Fingerprint("CD:".repeat(31) + "CD");

    @Test
    void aBrowsersOfferIsAnsweredWithG711() {
        var agreed = answer(ChromiumOffer.TEXT);
        assertThat(agreed.audio().codec()).isEqualTo(Codec.PCMU);
        assertThat(agreed.audio().payloadType()).isZero();
        assertThat(agreed.audio().telephoneEvent()).hasValue(126);
        assertThat(agreed.audio().direction()).isEqualTo(Direction.SENDRECV);
        assertThat(agreed.answer().toString())
                .contains("m=audio 5070 UDP/TLS/RTP/SAVPF 0 126")
                .contains("a=group:BUNDLE 0", "a=ice-lite", "a=mid:0", "a=rtcp-mux", "a=setup:passive")
                .contains("a=ice-ufrag:" + OURS.fragment(), "a=ice-pwd:" + OURS.password())
                .contains("a=fingerprint:sha-256 " + SHOWN.hex())
                .contains("a=candidate:1 1 udp 2130706431 127.0.0.1 5070 typ host")
                .contains("a=candidate:2 1 tcp 2124414975 127.0.0.1 5070 typ host tcptype passive");
    }

    @Test
    void aCameraIsRefusedAndTheVoiceTaken() {
        String withVideo = ChromiumOffer.TEXT + "m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=rtpmap:96 VP8/90000\n";
        assertThat(answer(withVideo).answer().toString()).contains("m=video 0 UDP/TLS/RTP/SAVPF 96");
    }

    @Test
    void whoOffersNoG711IsNotAnswered() {
        String opusAlone = ChromiumOffer.TEXT
                .replace("111 63 9 0 8 13 110 126", "111")
                .replaceAll("a=rtpmap:(0|8|110|126) .*\n", "");
        assertThat(ChromiumOffer.of(opusAlone).answer(origin(), LOCAL, OURS, SHOWN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a=rtcp-mux\\n, rtcp-mux",
        "a=ice-ufrag:.*\\n, ice-ufrag",
        "a=ice-pwd:.*\\n, ice-pwd",
        "a=fingerprint:.*\\n, fingerprint",
        "a=setup:.*\\n, setup",
    })
    void whatIsMissingIsNamed(String line, String name) {
        String without = ChromiumOffer.TEXT.replaceFirst(line, "");
        assertThatThrownBy(() -> ChromiumOffer.of(without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "UDP/TLS/RTP/SAVPF, RTP/AVP, no audio over",
        "sha-256, sha-1, no SHA-256",
        "setup:actpass, setup:passive, passive",
        "ice-pwd:b0XlmYpHVT5aN0Ctw2zLqXrF, ice-pwd:short, ice-pwd",
    })
    void whatWeCannotServeIsNamed(String has, String instead, String named) {
        assertThatThrownBy(() -> ChromiumOffer.of(ChromiumOffer.TEXT.replace(has, instead)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void passwordsArePrintedMasked() {
        assertThat(OURS.toString()).doesNotContain(OURS.password());
    }

    private static BrowserOffer.Agreement answer(String offer) {
        return ChromiumOffer.of(offer).answer(origin(), LOCAL, OURS, SHOWN).orElseThrow();
    }

    private static Origin origin() {
        return Origin.of(1, LOCAL.getAddress());
    }
}
