package org.cardline.webrtc;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the packets of one leg: SRTP and SRTCP (RFC 3711, RFC 7714), one stream each way. A browser that
 * changes its stream's source is followed; an old source is then forgotten. Owned by the leg's tick; the cipher's library
 * makes some garbage for each packet.
 */
public final class SealedMedia {
    private static final Logger LOG = new LoggerImpl("srtp");
    private static final int RTP_HEADER_BYTES = 12;
    private static final int RTCP_HEADER_BYTES = 8;
    private static final int RTP_SSRC_AT = 8;
    private static final int RTCP_SSRC_AT = 4;

    private final SrtpContextFactory sending;
    private final SrtpContextFactory receiving;
    private final SealedPacket packet = new SealedPacket();
    private @Nullable SrtpCryptoContext sent;
    private @Nullable SrtcpCryptoContext sentReports;
    private @Nullable SrtpCryptoContext received;
    private @Nullable SrtcpCryptoContext receivedReports;
    private int sentSsrc;
    private int sentReportsSsrc;
    private int receivedSsrc;
    private int receivedReportsSsrc;

    static {
        Aes.setFactoryClassName("SunJCE"); // else the library measures them all at the first packet, on the tick
    }

    /** Loads what the first packet of the first browser would have to wait for: some hundred milliseconds. */
    public static void warmUp() {
        var nobodys = new SrtpKeys.Master(new byte[16], new byte[12]);
        var media = new SealedMedia(new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, nobodys, nobodys));
        var packet = ByteBuffer.allocate(SealedPacket.MOST_BYTES);
        media.seal(packet.put(0, (byte) 0x80).limit(RTP_HEADER_BYTES));
        media.open(packet);
        media.sealReport(packet.clear().put(0, (byte) 0x80).put(1, (byte) 0xC8).limit(RTCP_HEADER_BYTES));
        media.openReport(packet);
    }

    SealedMedia(SrtpKeys keys) {
        sending = factory(true, keys.profile(), keys.ours());
        receiving = factory(false, keys.profile(), keys.theirs());
    }

    private static SrtpContextFactory factory(boolean sends, SrtpProfile profile, SrtpKeys.Master master) {
        // The library wipes what it is given.
        byte[] key = master.key().clone();
        byte[] salt = master.salt().clone();
        return new SrtpContextFactory(sends, key, salt, profile.policy(), profile.policy(), LOG);
    }

    /** Seals an RTP packet in place; false if it cannot be sent. */
    public boolean seal(ByteBuffer rtp) {
        if (!packet.take(rtp, RTP_HEADER_BYTES)) return false;
        try {
            int ssrc = packet.intAt(RTP_SSRC_AT);
            if (sent == null || ssrc != sentSsrc) sent = sending.deriveContext(ssrc, 0);
            sentSsrc = ssrc;
            return sent.transformPacket(packet) == SrtpErrorStatus.OK && packet.giveTo(rtp);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Seals an RTCP packet in place; false if it cannot be sent. */
    public boolean sealReport(ByteBuffer rtcp) {
        if (!packet.take(rtcp, RTCP_HEADER_BYTES)) return false;
        try {
            int ssrc = packet.intAt(RTCP_SSRC_AT);
            if (sentReports == null || ssrc != sentReportsSsrc) sentReports = sending.deriveControlContext(ssrc);
            sentReportsSsrc = ssrc;
            return sentReports.transformPacket(packet) == SrtpErrorStatus.OK && packet.giveTo(rtcp);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Opens an SRTP packet in place; false if it is forged, repeated or broken. */
    public boolean open(ByteBuffer srtp) {
        if (!packet.take(srtp, RTP_HEADER_BYTES)) return false;
        int ssrc = packet.intAt(RTP_SSRC_AT);
        try {
            SrtpCryptoContext context = received;
            if (context == null || ssrc != receivedSsrc) context = receiving.deriveContext(ssrc, 0);
            if (context.reverseTransformPacket(packet, false) != SrtpErrorStatus.OK) return false;
            received = context;
            receivedSsrc = ssrc;
            return packet.giveTo(srtp);
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    /** Opens an SRTCP packet in place; false if it is forged, repeated or broken. */
    public boolean openReport(ByteBuffer srtcp) {
        if (!packet.take(srtcp, RTCP_HEADER_BYTES)) return false;
        int ssrc = packet.intAt(RTCP_SSRC_AT);
        try {
            SrtcpCryptoContext context = receivedReports;
            if (context == null || ssrc != receivedReportsSsrc) context = receiving.deriveControlContext(ssrc);
            if (context.reverseTransformPacket(packet) != SrtpErrorStatus.OK) return false;
            receivedReports = context;
            receivedReportsSsrc = ssrc;
            return packet.giveTo(srtcp);
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }
}
