package org.cardline.webrtc;

import java.nio.charset.StandardCharsets;
import org.cardline.sip.SessionDescription;

/** What Chromium 156 offers for one microphone, shortened to what matters here. */
final class ChromiumOffer {
    static final String TEXT = """
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            a=extmap-allow-mixed
            a=msid-semantic: WMS s
            m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:Yk6m
            a=ice-pwd:b0XlmYpHVT5aN0Ctw2zLqXrF
            a=ice-options:trickle
            a=fingerprint:sha-256 FINGERPRINT
            a=setup:actpass
            a=mid:0
            a=sendrecv
            a=rtcp-mux
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:110 telephone-event/48000
            a=rtpmap:126 telephone-event/8000
            """;

    private static final String SOME = "AB:".repeat(31) + "AB";

    private ChromiumOffer() {}

    static BrowserOffer of(Fingerprint shown) {
        return of(TEXT.replace("FINGERPRINT", shown.hex()));
    }

    static BrowserOffer of(String text) {
        String whole = text.replace("FINGERPRINT", SOME).replace("\n", "\r\n");
        return BrowserOffer.of(SessionDescription.of(whole.getBytes(StandardCharsets.UTF_8)));
    }
}
