package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session descriptions as telephones write them: RFC 8866, RFC 3264, RFC 4733. */
class OfferAnswerTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.1", 10_000);
    private static final Origin ORIGIN = Origin.of(7, LOCAL.getAddress());
    private static final String HEAD = "v=0\no=ann 1 1 IN IP4 192.0.2.9\ns=-\nc=IN IP4 192.0.2.9\nt=0 0\n";

    @Test
    void ourAnswerIsOneCodecAndTheirEvents() {
        var agreed = answered("m=audio 4000 RTP/AVP 18 8 0 126\na=rtpmap:126 telephone-event/8000\na=fmtp:126 0-16\n");
        assertThat(agreed.audio())
                .isEqualTo(new AudioSession(
                        new InetSocketAddress("192.0.2.9", 4000),
                        Codec.PCMA,
                        8,
                        OptionalInt.of(126),
                        Direction.SENDRECV));
        assertThat(agreed.answer().toString()).isEqualTo("""
                        v=0
                        o=- 7 1 IN IP4 192.0.2.1
                        s=-
                        c=IN IP4 192.0.2.1
                        t=0 0
                        m=audio 10000 RTP/AVP 8 126
                        a=rtpmap:8 PCMA/8000
                        a=rtpmap:126 telephone-event/8000
                        a=fmtp:126 0-15
                        a=ptime:20
                        a=sendrecv
                        """.replace("\n", "\r\n"));
    }

    @Test
    void aTelephoneWithoutEventsGetsNone() {
        assertThat(answered("m=audio 4000 RTP/AVP 0\n").audio().telephoneEvent())
                .isEmpty();
    }

    @Test
    void aCodecMayHaveANumberOfItsOwn() {
        var audio = answered("m=audio 4000 RTP/AVP 97 98\na=rtpmap:97 opus/48000/2\na=rtpmap:98 pcmu/8000/1\n")
                .audio();
        assertThat(audio.codec()).isEqualTo(Codec.PCMU);
        assertThat(audio.payloadType()).isEqualTo(98);
    }

    @Test
    void aStaticNumberThatIsMappedElsewhereIsNotTaken() {
        assertThat(answer("m=audio 4000 RTP/AVP 0\na=rtpmap:0 L16/8000\n")).isEmpty();
    }

    @Test
    void audioForAGroupIsNotTaken() {
        assertThat(answer("m=audio 4000 RTP/AVP 0\nc=IN IP4 224.2.17.12/127\n")).isEmpty();
    }

    @Test
    void sectionsThatWeDoNotTalkAreRefusedInTheirPlace() {
        var answer = answered(
                        "m=video 5000 RTP/AVP 31\nm=audio 6000 RTP/SAVP 0\nm=audio 4000 RTP/AVP 0\nm=audio 7000 RTP/AVP 0\n"
                                + "m=image 8000 udptl t38\n")
                .answer();
        assertThat(answer.media()).extracting(MediaDescription::port).containsExactly(0, 0, 10_000, 0, 0);
        assertThat(answer.media())
                .extracting(MediaDescription::type)
                .containsExactly("video", "audio", "audio", "audio", "image");
        assertThat(answer.media().getLast().formats()).containsExactly("t38");
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, sendrecv, SENDRECV",
        "sendonly, recvonly, RECVONLY",
        "recvonly, sendonly, SENDONLY",
        "inactive, inactive, INACTIVE"
    })
    void holdIsAnsweredFromTheOtherSide(String offered, String answered, Direction ours) {
        var agreed = answered("m=audio 4000 RTP/AVP 0\na=" + offered + "\n");
        assertThat(agreed.audio().direction()).isEqualTo(ours);
        assertThat(agreed.answer().media().getFirst().attribute(answered)).contains("");
    }

    @Test
    void directionMayStandAboveTheSections() {
        assertThat(answer(HEAD + "a=inactive\n", "m=audio 4000 RTP/AVP 0\n")
                        .orElseThrow()
                        .audio()
                        .direction())
                .isEqualTo(Direction.INACTIVE);
        assertThat(answer(HEAD + "a=inactive\n", "m=audio 4000 RTP/AVP 0\na=sendrecv\n")
                        .orElseThrow()
                        .audio()
                        .direction())
                .isEqualTo(Direction.SENDRECV);
    }

    /** RFC 3264 section 8.4: how hold was said before. */
    @Test
    void anAddressOfZerosHolds() {
        var audio = answered("m=audio 4000 RTP/AVP 0\nc=IN IP4 0.0.0.0\n").audio();
        assertThat(audio.direction()).isEqualTo(Direction.RECVONLY);
    }

    @Test
    void weMayHoldWhatIsOfferedBothWays() {
        var offer = description(HEAD + "m=audio 4000 RTP/AVP 0\n");
        var agreed =
                OfferAnswer.answer(offer, ORIGIN, LOCAL, Direction.SENDONLY).orElseThrow();
        assertThat(agreed.audio().direction()).isEqualTo(Direction.SENDONLY);
        assertThat(OfferAnswer.accepted(agreed.answer()).orElseThrow().direction())
                .isEqualTo(Direction.RECVONLY);
    }

    @Test
    void versionSixAddressesAreUnderstood() {
        var audio = answered("m=audio 4000 RTP/AVP 0\nc=IN IP6 2001:db8::9\n").audio();
        assertThat(audio.remote()).isEqualTo(new InetSocketAddress("2001:db8::9", 4000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m=audio 0 RTP/AVP 0\n",
                "m=audio 4000 RTP/AVP 3 18\n",
                "m=audio 4000 UDP/TLS/RTP/SAVPF 0\n",
                "m=audio 4000 RTP/AVP 0\nc=IN IP4 phone.example.com\n",
                "m=video 4000 RTP/AVP 0\n"
            })
    void whereNothingFitsThereIsNoAnswer(String sections) {
        assertThat(answer(sections)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=1\n",
                "v=0\ns=-\n",
                "v=0\no=ann 1 1 IN IP4\n",
                "v=0\no=ann one 1 IN IP4 192.0.2.9\n",
                "v=0\no=ann 1 1 IN IP4 192.0.2.9\nm=audio x RTP/AVP 0\n",
                "v=0\no=ann 1 1 IN IP4 192.0.2.9\nm=audio 4000\n",
                "v=0\no=ann 1 1 IN IP4 192.0.2.9\nnonsense\n"
            })
    void brokenDescriptionsSayWhatIsWrong(String text) {
        assertThatThrownBy(() -> description(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".{8,}");
    }

    @Test
    void descriptionsWithoutEndAreRefused() {
        assertThatThrownBy(() -> description(HEAD + "a=x\n".repeat(500))).hasMessageContaining("too many lines");
        assertThatThrownBy(() -> description(HEAD + "m=audio 0 RTP/AVP 0\n".repeat(20)))
                .hasMessageContaining("too many sections");
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        var text = HEAD.replace("\n", "\r\n")
                + "a=ice-lite\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0 126\r\nc=IN IP6 ::1\r\na=fingerprint:sha-256 AB:CD\r\na=rtcp-mux\r\n";
        var read = description(text);
        assertThat(read.toString()).isEqualTo(text);
        assertThat(read.attribute("ice-lite")).contains("");
        assertThat(read.media().getFirst().attribute("fingerprint")).contains("sha-256 AB:CD");
    }

    @Test
    void theNextDescriptionOfASessionHasTheNextVersion() {
        assertThat(ORIGIN.next().next().version()).isEqualTo("3");
        assertThat(ORIGIN.next().sessionId()).isEqualTo("7");
    }

    /** RFC 3264, 8: what was refused keeps its place. */
    @Test
    void theNextOfferHasASectionForEachOfTheLast() {
        SessionDescription before = answered(
                        "m=video 5000 RTP/AVP 31\nm=audio 4000 RTP/AVP 8 96\na=rtpmap:96 telephone-event/8000\n")
                .answer();
        SessionDescription next = OfferAnswer.offerAgain(ORIGIN.next(), LOCAL, before);
        assertThat(next.media()).extracting(MediaDescription::type).containsExactly("video", "audio");
        assertThat(next.media().getFirst().port()).isZero();
        assertThat(next.media().getLast())
                .isEqualTo(OfferAnswer.offer(ORIGIN, LOCAL, Direction.SENDRECV)
                        .media()
                        .getFirst());
        SessionDescription theirs = OfferAnswer.answer(next, ORIGIN, LOCAL, Direction.SENDRECV)
                .orElseThrow()
                .answer();
        assertThat(OfferAnswer.accepted(theirs)).as("the audio behind it").isPresent();
    }

    private static OfferAnswer.Agreement answered(String sections) {
        return answer(sections).orElseThrow();
    }

    private static Optional<OfferAnswer.Agreement> answer(String sections) {
        return answer(HEAD, sections);
    }

    private static Optional<OfferAnswer.Agreement> answer(String head, String sections) {
        return OfferAnswer.answer(description(head + sections), ORIGIN, LOCAL, Direction.SENDRECV);
    }

    private static SessionDescription description(String text) {
        return SessionDescription.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
