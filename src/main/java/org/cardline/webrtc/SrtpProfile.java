package org.cardline.webrtc;

import java.util.Arrays;
import java.util.Optional;
import org.jitsi.srtp.SrtpPolicy;

/** How media is protected, the best first: RFC 7714 section 14.2 and RFC 5764 section 4.1.2. */
enum SrtpProfile {
    AEAD_AES_128_GCM(0x0007, 16, 12, 16),
    AES128_CM_HMAC_SHA1_80(0x0001, 16, 14, 10);

    private static final int HMAC_SHA1_KEY_BYTES = 20;

    private final int number;
    private final int keyBytes;
    private final int saltBytes;
    private final int tagBytes;

    SrtpProfile(int number, int keyBytes, int saltBytes, int tagBytes) {
        this.number = number;
        this.keyBytes = keyBytes;
        this.saltBytes = saltBytes;
        this.tagBytes = tagBytes;
    }

    /** The best of these that we know. */
    static Optional<SrtpProfile> best(int[] offered) {
        return Arrays.stream(values())
                .filter(ours -> Arrays.stream(offered).anyMatch(theirs -> theirs == ours.number))
                .findFirst();
    }

    int number() {
        return number;
    }

    int keyBytes() {
        return keyBytes;
    }

    int saltBytes() {
        return saltBytes;
    }

    int materialBytes() {
        return 2 * (keyBytes + saltBytes);
    }

    /** The same for RTP and RTCP. */
    SrtpPolicy policy() {
        boolean aead = this == AEAD_AES_128_GCM;
        return new SrtpPolicy(
                aead ? SrtpPolicy.AESGCM_ENCRYPTION : SrtpPolicy.AESCM_ENCRYPTION,
                keyBytes,
                aead ? SrtpPolicy.NULL_AUTHENTICATION : SrtpPolicy.HMACSHA1_AUTHENTICATION,
                aead ? 0 : HMAC_SHA1_KEY_BYTES,
                tagBytes,
                saltBytes);
    }
}
