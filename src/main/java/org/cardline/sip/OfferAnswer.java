package org.cardline.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Offer and answer for one audio stream of G.711 with telephone-event, RFC 3264. */
public final class OfferAnswer {
    /** The payload type that we offer for digits. */
    public static final int TELEPHONE_EVENT = 101;

    private OfferAnswer() {}

    /** An answer of ours and the audio that it agrees on. */
    public record Agreement(SessionDescription answer, AudioSession audio) {}

    /**
     * Our offer.
     *
     * @param local where we receive audio: the public address
     */
    public static SessionDescription offer(Origin origin, InetSocketAddress local, Direction ours) {
        return description(origin, local, List.of(offered(local, ours)));
    }

    /**
     * The next offer of ours in a session: a section for each of the last description, our audio where it was (RFC 3264, 8).
     *
     * @param before what we described last, offer or answer
     */
    public static SessionDescription offerAgain(Origin origin, InetSocketAddress local, SessionDescription before) {
        MediaDescription audio = offered(local, Direction.SENDRECV);
        return description(
                origin,
                local,
                before.media().stream()
                        .map(each -> each.port() == 0 ? each.refused() : audio)
                        .toList());
    }

    private static MediaDescription offered(InetSocketAddress local, Direction ours) {
        var attributes = List.of(
                "rtpmap:0 PCMU/8000",
                "rtpmap:8 PCMA/8000",
                "rtpmap:101 telephone-event/8000",
                "fmtp:101 0-15",
                "ptime:20",
                ours.attribute());
        return new MediaDescription(
                "audio", local.getPort(), "RTP/AVP", List.of("0", "8", "101"), Optional.empty(), attributes);
    }

    /**
     * Our answer: the first audio section that we can talk, the first codec of it that we know; all other sections are
     * refused.
     *
     * @param local where we receive audio: the public address
     * @param ours what we want to do; what the offer allows is the limit
     * @return empty where nothing fits: refuse with 488
     */
    public static Optional<Agreement> answer(
            SessionDescription offer, Origin origin, InetSocketAddress local, Direction ours) {
        var sections = new ArrayList<MediaDescription>();
        Optional<AudioSession> agreed = Optional.empty();
        for (MediaDescription section : offer.media()) {
            Optional<AudioSession> audio = agreed.isPresent()
                    ? Optional.empty()
                    : new AudioFormats(offer, section).read().map(limitedTo(ours));
            sections.add(audio.map(taken -> accepted(section, taken, local)).orElseGet(section::refused));
            agreed = agreed.or(() -> audio);
        }
        return agreed.map(audio -> new Agreement(description(origin, local, sections), audio));
    }

    /** What the answer to an offer of ours agreed on; empty where it refused our audio. */
    public static Optional<AudioSession> accepted(SessionDescription answer) {
        return answer.media().stream()
                .flatMap(section -> new AudioFormats(answer, section).read().stream())
                .findFirst();
    }

    /** Whether we could answer. */
    static boolean isAcceptable(SessionDescription offer) {
        return offer.media().stream()
                .anyMatch(section -> new AudioFormats(offer, section).read().isPresent());
    }

    private static UnaryOperator<AudioSession> limitedTo(Direction ours) {
        return audio -> new AudioSession(
                audio.remote(),
                audio.codec(),
                audio.payloadType(),
                audio.telephoneEvent(),
                audio.direction().and(ours));
    }

    private static MediaDescription accepted(MediaDescription offered, AudioSession audio, InetSocketAddress local) {
        var formats = new ArrayList<String>();
        var attributes = new ArrayList<String>();
        formats.add(Integer.toString(audio.payloadType()));
        attributes.add("rtpmap:" + audio.payloadType() + ' ' + audio.codec() + "/8000");
        OptionalInt event = audio.telephoneEvent();
        if (event.isPresent()) {
            formats.add(Integer.toString(event.getAsInt()));
            attributes.add("rtpmap:" + event.getAsInt() + " telephone-event/8000");
            attributes.add("fmtp:" + event.getAsInt() + " 0-15");
        }
        attributes.add("ptime:20");
        attributes.add(audio.direction().attribute());
        return new MediaDescription(
                offered.type(), local.getPort(), offered.protocol(), formats, Optional.empty(), attributes);
    }

    private static SessionDescription description(
            Origin origin, InetSocketAddress local, List<MediaDescription> sections) {
        return new SessionDescription(origin, Optional.of(local.getAddress().getHostAddress()), List.of(), sections);
    }
}
