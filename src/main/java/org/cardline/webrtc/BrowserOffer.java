package org.cardline.webrtc;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Direction;
import org.cardline.sip.MediaDescription;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Origin;
import org.cardline.sip.SessionDescription;

/**
 * What a browser offers (RFC 8829), as far as we go: one G.711 audio section over DTLS-SRTP with RTCP on the same port.
 *
 * @param mid the audio section's name (RFC 9143)
 * @param ice the browser's own credentials
 * @param fingerprint of the certificate it will show
 */
public record BrowserOffer(SessionDescription description, String mid, IceCredentials ice, Fingerprint fingerprint) {
    private static final String PROTOCOL = "UDP/TLS/RTP/SAVPF";
    private static final String PLAIN = "RTP/AVP";

    /** An answer to a browser and the audio that it agrees on. */
    public record Agreement(SessionDescription answer, AudioSession audio) {}

    /**
     * Reads an offer.
     *
     * @throws IllegalArgumentException if we can't serve it; the message says what is missing
     */
    public static BrowserOffer of(SessionDescription description) {
        MediaDescription audio = description.media().stream()
                .filter(BrowserOffer::isOurs)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The offer has no audio over " + PROTOCOL));
        if (audio.attribute("rtcp-mux").isEmpty()) throw new IllegalArgumentException("The offer lacks rtcp-mux");
        if (value(description, audio, "setup").equals("passive"))
            throw new IllegalArgumentException("The offer's setup is passive, as ours is");
        return new BrowserOffer(
                description,
                audio.attribute("mid").orElse("0"),
                new IceCredentials(value(description, audio, "ice-ufrag"), value(description, audio, "ice-pwd")),
                Fingerprint.ofAttribute(value(description, audio, "fingerprint")));
    }

    private static boolean isOurs(MediaDescription section) {
        return section.type().equals("audio") && section.protocol().equals(PROTOCOL) && section.port() != 0;
    }

    private static String value(SessionDescription description, MediaDescription audio, String name) {
        return audio.attribute(name)
                .or(() -> description.attribute(name))
                .orElseThrow(() -> new IllegalArgumentException("The offer lacks " + name));
    }

    /**
     * Our answer: ICE-lite, one candidate by UDP and one by TCP, passive in the handshake.
     *
     * @param local where we receive everything: the public address of the one port
     * @param ours our credentials for this browser
     * @param certificate of what we show
     * @return empty where no G.711 is offered
     */
    Optional<Agreement> answer(Origin origin, InetSocketAddress local, IceCredentials ours, Fingerprint certificate) {
        return OfferAnswer.answer(plain(local), origin, local, Direction.SENDRECV)
                .map(agreed -> new Agreement(sealed(agreed.answer(), local, ours, certificate), agreed.audio()));
    }

    /** The offer as a telephone would make it: what is left to agree on is the audio itself. */
    private SessionDescription plain(InetSocketAddress anywhere) {
        var media = description.media().stream()
                .map(each -> isOurs(each) ? plain(each) : plain(each, 0))
                .toList();
        return new SessionDescription(
                description.origin(),
                Optional.of(anywhere.getAddress().getHostAddress()),
                description.attributes(),
                media);
    }

    private static MediaDescription plain(MediaDescription section) {
        return plain(section, section.port());
    }

    private static MediaDescription plain(MediaDescription section, int port) {
        return new MediaDescription(
                section.type(), port, PLAIN, section.formats(), Optional.empty(), section.attributes());
    }

    private SessionDescription sealed(
            SessionDescription agreed, InetSocketAddress local, IceCredentials ours, Fingerprint certificate) {
        var media = new ArrayList<MediaDescription>();
        for (int i = 0; i < agreed.media().size(); i++) {
            String protocol = description.media().get(i).protocol();
            MediaDescription section = agreed.media().get(i);
            List<String> attributes = section.port() == 0
                    ? List.of()
                    : Stream.concat(section.attributes().stream(), secrets(local, ours, certificate))
                            .toList();
            media.add(new MediaDescription(
                    section.type(), section.port(), protocol, section.formats(), Optional.empty(), attributes));
        }
        return new SessionDescription(
                agreed.origin(), agreed.connection(), List.of("group:BUNDLE " + mid, "ice-lite"), media);
    }

    private Stream<String> secrets(InetSocketAddress local, IceCredentials ours, Fingerprint certificate) {
        String at = local.getAddress().getHostAddress() + " " + local.getPort();
        return Stream.of(
                "mid:" + mid,
                "rtcp-mux",
                "ice-ufrag:" + ours.fragment(),
                "ice-pwd:" + ours.password(),
                certificate.attribute(),
                "setup:passive",
                "candidate:1 1 udp 2130706431 " + at + " typ host",
                "candidate:2 1 tcp 2124414975 " + at + " typ host tcptype passive", // RFC 6544, 4.2: less than by UDP
                "end-of-candidates");
    }
}
