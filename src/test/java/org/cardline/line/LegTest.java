package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cardline.line.CallEnd.Cause;
import org.cardline.media.Announcement;
import org.cardline.media.Clip;
import org.cardline.media.Key;
import org.cardline.media.KeySender;
import org.cardline.media.RtpWriter;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Codec;
import org.cardline.sip.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One leg on real sockets, its ticks made by hand: who is heard, who is spoken to, and when. */
class LegTest {
    private static final int KEYS = 101;

    private final InetAddress home = InetAddress.ofLiteral("127.0.0.1");
    private final InetAddress abroad = InetAddress.ofLiteral("127.0.0.2");
    private final Scratch scratch = new Scratch();
    private final Mailbox mailbox = new Mailbox();
    private final List<Cause> ends = new ArrayList<>();
    private final List<Boolean> pauses = new ArrayList<>();
    private Consumer<Cause> end = ends::add;
    private final RtpWriter voice = new RtpWriter(7, 1, 1);
    private DatagramChannel announced;
    private DatagramChannel elsewhere;
    private DatagramChannel stranger;
    private RtpSockets sockets;
    private Leg leg;

    @BeforeEach
    void open() throws IOException {
        announced = open(home);
        elsewhere = open(home);
        stranger = open(abroad);
        sockets = RtpSockets.open(home, FreePorts.block(2));
        leg = leg(sockets, cause -> end.accept(cause));
    }

    private Leg leg(RtpSockets at, Consumer<Cause> end) throws IOException {
        var writer = new RtpWriter(1, 1, 1);
        var media = new PlainMedia(at, home);
        return new Leg(
                new Leg.Party(media, false, mailbox, false, pauses::add),
                audio(Direction.SENDRECV),
                writer,
                new Reports(media, writer, new Random(1)),
                new LineMeter(),
                end);
    }

    @AfterEach
    void close() throws IOException {
        sockets.close();
        announced.close();
        elsewhere.close();
        stranger.close();
    }

    /** Nothing is sent: the addresses are kept for documentation (RFC 5737). */
    @Test
    void audioThatStaysOnThisMachineIsHeardByNobodyElse() {
        var media = new PlainMedia(sockets, home);
        assertThat(media.isClear()).as("before anything is known").isTrue();
        media.announced(new InetSocketAddress(home, 4000));
        assertThat(media.isClear()).isFalse();
        media.announced(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 4000));
        assertThat(media.isClear()).as("another offer leads elsewhere").isTrue();
    }

    @Test
    void audioGoesWhereTheSessionSaysUntilSomethingCame() throws IOException {
        tick();
        assertThat(received(announced)).isEqualTo(1);
    }

    @Test
    void audioGoesWhereTheCallersOwnComesFrom() throws IOException {
        speak(elsewhere);
        tick();
        assertThat(received(announced)).isZero();
        assertThat(received(elsewhere)).isEqualTo(1);
    }

    @Test
    void aStrangersAudioChangesNothing() throws IOException {
        speak(stranger);
        tick();
        assertThat(received(stranger)).isZero();
        assertThat(received(announced)).isEqualTo(1);
    }

    @Test
    void onceHeardTheCallerCannotBeReplaced() throws IOException {
        speak(announced);
        tick();
        received(announced);
        speak(elsewhere);
        tick();
        assertThat(received(elsewhere)).isZero();
        assertThat(received(announced)).isEqualTo(1);
    }

    @Test
    void aLateStreamOfAnEarlierCallIsNotTakenForTheCaller() throws IOException {
        speak(elsewhere);
        tick();
        received(elsewhere);
        speak(announced);
        tick();
        speak(elsewhere);
        tick();
        assertThat(received(elsewhere)).isZero();
        assertThat(received(announced)).isEqualTo(2);
    }

    @Test
    void whoWasHeardForASecondFromElsewhereIsTheCaller() throws IOException {
        for (int i = 0; i < PlainMedia.PACKETS_UNTIL_SURE; i++) {
            speak(elsewhere);
            tick();
        }
        received(elsewhere);
        speak(announced);
        tick();
        assertThat(received(announced)).isZero();
        assertThat(received(elsewhere)).isEqualTo(1);
    }

    @Test
    void ofTwoUnnamedSourcesTheFirstIsFollowed() throws IOException {
        try (DatagramChannel another = open(home)) {
            speak(elsewhere);
            speak(another);
            tick();
            assertThat(received(another)).isZero();
            assertThat(received(elsewhere)).isEqualTo(1);
        }
    }

    @Test
    void whatWasLostOnTheWayIsCountedWhenTheCallIsOver() throws IOException {
        for (int i = 0; i < 10; i++) {
            if (i % 3 == 1) lose();
            else speak(announced);
            tick();
        }
        leg.leave(scratch);
        assertThat(scratch.packetsLost).isEqualTo(3);
    }

    @Test
    void audioUnderANumberOfItsOwnIsHeard() throws IOException {
        var remote = (InetSocketAddress) announced.getLocalAddress();
        leg.agreed(new AudioSession(remote, Codec.PCMU, 98, OptionalInt.of(KEYS), Direction.SENDRECV));
        var limits = new RecordingLimits(Duration.ofSeconds(1), Duration.ofSeconds(1));
        var recorder = new Recorder(limits);
        leg.record(1, recorder);
        for (int i = 0; i < 50; i++) {
            speak(elsewhere, 98);
            tick();
        }
        assertThat(received(elsewhere)).isEqualTo(50);
        mailbox.await(1);
        assertThat(recorder.recording().ulaw()).as("ULAW's loudest").contains((byte) 0);
    }

    /** RFC 3264, 6.1: whoever answers our offer by another number may send ours. */
    @Test
    void keysUnderTheNumberThatWeOfferAreHeard() throws IOException {
        var remote = (InetSocketAddress) announced.getLocalAddress();
        leg.agreed(new AudioSession(remote, Codec.PCMU, 0, OptionalInt.of(96), Direction.SENDRECV));
        key(Key.of('5'));
        tick();
        assertThat(mailbox.hasKeys()).isTrue();
    }

    /** Before its leg was there, on a busy machine: with the voice around it. */
    @Test
    void aKeyThatWasPressedRightAtTheAnswerIsHeard() throws IOException {
        for (int i = 0; i < 3; i++) speak(announced);
        key(Key.FIVE);
        for (int i = 0; i < 3; i++) speak(announced);
        tick();
        assertThat(mailbox.takeKey()).isEqualTo('5');
        assertThat(sockets.isLocked()).isTrue();
    }

    @Test
    void aStrangerIsNotHeardWhileWhatWaitedIsTaken() throws IOException {
        for (int i = 0; i < 10; i++) speak(announced);
        tick();
        key(Key.FIVE, stranger);
        tick();
        key(Key.FIVE, elsewhere);
        tick();
        assertThat(mailbox.hasKeys()).isFalse();
    }

    @Test
    void aNewOfferOpensItAgain() throws IOException {
        speak(announced);
        tick();
        leg.agreed(audio(Direction.SENDRECV));
        speak(elsewhere);
        tick();
        assertThat(received(elsewhere)).isEqualTo(1);
    }

    /** A session that is only refreshed (RFC 4028), of a telephone behind a NAT that sends no silence. */
    @Test
    void anOfferThatNamesTheSamePlaceSendsNothingElsewhere() throws IOException {
        speak(elsewhere);
        tick();
        received(elsewhere);
        leg.agreed(audio(Direction.SENDRECV));
        tick();
        assertThat(received(elsewhere)).isEqualTo(1);
        leg.agreed(audio(before(elsewhere), Direction.SENDRECV));
        tick();
        assertThat(received(elsewhere)).as("it has moved").isZero();
    }

    @Test
    void noiseLocksNothing() throws IOException {
        elsewhere.send(ByteBuffer.wrap(new byte[200]), local());
        tick();
        assertThat(received(elsewhere)).isZero();
    }

    @Test
    void theFirstPacketOfAKeyStopsThePromptBeforeMoreOfItIsSent() throws IOException {
        leg.say(1, new Announcement(List.of(Clip.ofUlaw(new byte[8_000])), Key.ALL));
        tick();
        assertThat(isSilence(announced)).isFalse();
        key(Key.FIVE);
        tick();
        assertThat(isSilence(announced)).isTrue();
        assertThat(mailbox.takeKey()).isEqualTo('5');
        mailbox.await(1);
    }

    @Test
    void onHoldNothingIsSentAndNothingIsMissed() throws IOException {
        leg.say(1, new Announcement(List.of(Clip.ofUlaw(new byte[480])), Key.NONE));
        leg.agreed(audio(Direction.RECVONLY));
        for (int i = 0; i < 10; i++) tick();
        assertThat(received(announced)).isZero();
        leg.agreed(audio(Direction.SENDRECV));
        for (int i = 0; i < 3; i++) {
            tick();
            assertThat(isSilence(announced)).isFalse();
        }
        mailbox.await(1);
    }

    @Test
    void aTelephoneThatFallsSilentIsLostOnce() throws IOException {
        speak(announced);
        for (int i = 0; i < 2_500; i++) tick();
        assertThat(ends).containsExactly(Cause.MEDIA_LOST);
    }

    @Test
    void whoSendsComfortNoiseAloneIsThere() throws IOException {
        speak(announced);
        for (int i = 0; i < 2_500; i++) {
            if (i % 50 == 0) speak(announced, 13);
            hear();
        }
        assertThat(ends).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void thatNothingComesForAMomentIsToldAndThatItComesAgain() throws IOException {
        speak(announced);
        for (int i = 1; i < MediaWatch.ticks(MediaWatch.NOTICED_QUIET); i++) hear();
        assertThat(pauses).isEmpty();
        hear();
        hear();
        assertThat(pauses).containsExactly(true);
        speak(announced);
        hear();
        assertThat(pauses).containsExactly(true, false);
        assertThat(ends).isEmpty();
    }

    @Test
    void whoHoldsUsAndSendsNothingIsAskedForNowAndThen() throws IOException {
        speak(announced);
        hear();
        leg.agreed(audio(Direction.RECVONLY));
        int often = MediaWatch.ticks(MediaWatch.NOTICED_QUIET_ON_HOLD);
        for (int i = 1; i < often; i++) hear();
        assertThat(pauses).isEmpty();
        hear();
        assertThat(pauses).containsExactly(true);
        for (int i = 0; i < often; i++) hear();
        assertThat(pauses).containsExactly(true, true);
        speak(announced);
        hear();
        assertThat(pauses).as("music of theirs").containsExactly(true, true, false);
    }

    @Test
    void aTelephoneThatNeverSpokeIsNotMissedForMinutes() {
        for (int i = 1; i < MediaWatch.ticks(MediaWatch.LONGEST_UNHEARD); i++) hear();
        assertThat(ends).isEmpty();
        hear();
        assertThat(ends).containsExactly(Cause.MEDIA_LOST);
    }

    @ParameterizedTest
    @EnumSource(
            value = Direction.class,
            names = {"INACTIVE", "RECVONLY", "SENDONLY"})
    void aCallOnHoldEndsWhenItIsAsLongAsAnyMayBe(Direction hold) throws IOException {
        leg.agreed(audio(hold));
        for (int i = 1; i < MediaWatch.ticks(MediaWatch.LONGEST_CALL); i++) hear();
        assertThat(ends).isEmpty();
        hear();
        assertThat(ends).containsExactly(Cause.LINE);
    }

    @Test
    void aWaitThatWasLeftEndsNothingThatComesAfterIt() {
        leg.pause(1, 5, true);
        leg.pause(2, 100, false);
        for (int i = 0; i < 10; i++) hear();
        assertThat(mailbox.isDone(2)).isFalse();
    }

    @Test
    void aFaultInOneLegStopsNoOtherOfItsSlice() throws IOException {
        end = cause -> {
            if (ends.add(cause) && cause == Cause.MEDIA_LOST) throw new IllegalStateException("on purpose");
        };
        var slice = new Slice(2);
        slice.add(leg);
        var other = new AtomicInteger();
        try (var otherSockets = RtpSockets.open(home, FreePorts.block(2))) {
            slice.add(leg(otherSockets, cause -> other.incrementAndGet()));
            speak(announced);
            for (int i = 0; i < 2_500; i++) slice.run(scratch);
            assertThat(ends).containsExactly(Cause.MEDIA_LOST, Cause.FAULT);
            assertThat(other).hasValue(0);
            received(announced);
            slice.run(scratch);
            assertThat(received(announced))
                    .as("the other goes on, the faulty one is silent")
                    .isEqualTo(1);
        }
    }

    @Test
    void aTelephoneOnHoldIsNotMissed() throws IOException {
        speak(announced);
        tick();
        leg.agreed(audio(Direction.INACTIVE));
        for (int i = 0; i < 2_500; i++) tick();
        assertThat(ends).isEmpty();
    }

    @Test
    void aFarEndThatHasGoneStopsNothing() throws IOException {
        speak(announced);
        tick();
        announced.close();
        for (int i = 0; i < 10; i++) tick();
        assertThat(scratch.packetsOut).isPositive();
    }

    @Test
    void theFarEndIsToldByRtcpThatTheCallIsOver() throws IOException {
        try (DatagramChannel reports = open(home)) {
            leg.agreed(audio(before(reports), Direction.SENDRECV));
            tick();
            leg.leave(scratch);
            var report = ByteBuffer.allocate(2_000);
            assertThat(reports.receive(report)).isNotNull();
            assertThat(report.get(report.position() - 7) & 0xFF).as("BYE").isEqualTo(203);
        }
    }

    @Test
    void whoWasNeverSpokenToIsToldNothing() throws IOException {
        try (DatagramChannel reports = open(home)) {
            leg.agreed(audio(before(reports), Direction.RECVONLY));
            tick();
            leg.leave(scratch);
            assertThat(received(reports)).isZero();
        }
    }

    @Test
    void strangersReportsDoNotHideTheCallersOwn() throws IOException {
        speak(announced);
        for (int i = 0; i < 940; i++) hear();
        var reports = new InetSocketAddress(home, sockets.port() + 1);
        for (int i = 0; i < 7; i++) stranger.send(ByteBuffer.wrap(new byte[8]), reports);
        announced.send(ByteBuffer.wrap(new byte[8]), reports);
        for (int i = 0; i < 900; i++) hear();
        assertThat(ends).as("the report was a sign of life").isEmpty();
    }

    /** RTCP goes to the port after RTP's. */
    private static InetSocketAddress before(DatagramChannel reports) throws IOException {
        var at = (InetSocketAddress) reports.getLocalAddress();
        return new InetSocketAddress(at.getAddress(), at.getPort() - 1);
    }

    private void tick() {
        leg.hear(scratch);
        leg.speak(scratch);
    }

    private void hear() {
        leg.hear(scratch);
    }

    private void speak(DatagramChannel from) throws IOException {
        speak(from, 0);
    }

    private void speak(DatagramChannel from, int payloadType) throws IOException {
        var packet = ByteBuffer.allocate(172);
        voice.write(packet, payloadType, false, new byte[160], 0, 160);
        voice.advance(160);
        from.send(packet.flip(), local());
    }

    private void lose() {
        voice.write(ByteBuffer.allocate(172), 0, false, new byte[160], 0, 160);
        voice.advance(160);
    }

    private void key(Key key) throws IOException {
        key(key, announced);
    }

    private void key(Key key, DatagramChannel from) throws IOException {
        var packet = ByteBuffer.allocate(100);
        var sender = new KeySender(KEYS);
        sender.press(key, 100);
        sender.next(voice, packet);
        from.send(packet.flip(), local());
    }

    private InetSocketAddress local() {
        return new InetSocketAddress(home, sockets.port());
    }

    private AudioSession audio(Direction direction) throws IOException {
        return audio((InetSocketAddress) announced.getLocalAddress(), direction);
    }

    private static AudioSession audio(InetSocketAddress remote, Direction direction) {
        return new AudioSession(remote, Codec.PCMU, 0, OptionalInt.of(KEYS), direction);
    }

    private static DatagramChannel open(InetAddress at) throws IOException {
        DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(at, 0));
        channel.configureBlocking(false);
        return channel;
    }

    private static int received(DatagramChannel channel) throws IOException {
        int count = 0;
        while (channel.receive(ByteBuffer.allocate(2_000)) != null) count++;
        return count;
    }

    private static boolean isSilence(DatagramChannel channel) throws IOException {
        var packet = ByteBuffer.allocate(2_000);
        assertThat(channel.receive(packet)).isNotNull();
        return packet.get(100) == (byte) 0xFF;
    }
}
