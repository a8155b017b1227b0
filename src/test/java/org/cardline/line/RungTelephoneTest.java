package org.cardline.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.cardline.line.CallEnd.Cause;
import org.cardline.media.Key;
import org.cardline.media.KeySender;
import org.cardline.media.Law;
import org.cardline.media.RtpWriter;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Codec;
import org.cardline.sip.Direction;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody whom the line rang, before they are in a talk: over real RTP, on a tick that runs. */
@Timeout(20)
class RungTelephoneTest {
    private static final int KEYS = 101;
    private static final Utterance WORDS =
            new Utterance("words", List.of(Tones.sine(1_000, Duration.ofSeconds(10), 8_000)));

    private final InetAddress home = InetAddress.getLoopbackAddress();
    private final Semaphore woken = new Semaphore(0);

    @Test
    void hearsWhatIsSaidToThemAndTheirKeyWakesWhoRangThem() throws Exception {
        RtpSockets sockets = RtpSockets.open(home, FreePorts.block(2));
        try (var tick = new Tick(0, 1, new LineMeter());
                DatagramChannel telephone = DatagramChannel.open().bind(new InetSocketAddress(home, 0))) {
            tick.start();
            var rung = new OutgoingCall("sip:a@127.0.0.1", woken::release, tick, each -> {}, asked -> {});
            Leg leg = leg(rung, sockets, (InetSocketAddress) telephone.getLocalAddress());
            tick.join(0, leg);
            rung.answered(leg);
            assertThat(woken.tryAcquire(5, SECONDS)).isTrue();
            rung.say(WORDS, StopKeys.of("1"));
            while (!isTone(telephone)) assertThat(rung.takeKey()).isEmpty();
            press(telephone, sockets.port());
            assertThat(woken.tryAcquire(5, SECONDS)).isTrue();
            assertThat(rung.takeKey()).contains('1');
            while (isTone(telephone))
                assertThat(rung.takeKey()).as("pressed once").isEmpty();
        } finally {
            sockets.close();
        }
    }

    private Leg leg(OutgoingCall rung, RtpSockets sockets, InetSocketAddress remote) {
        var media = new PlainMedia(sockets, home);
        var writer = new RtpWriter(1, 1, 1);
        return new Leg(
                new Leg.Party(media, false, rung.mailbox),
                new AudioSession(remote, Codec.PCMU, 0, OptionalInt.of(KEYS), Direction.SENDRECV),
                writer,
                new Reports(media, writer, new Random(1)),
                new LineMeter(),
                (Cause cause) -> {});
    }

    private static boolean isTone(DatagramChannel telephone) throws Exception {
        var packet = ByteBuffer.allocate(2_000);
        telephone.receive(packet);
        var samples = new short[160];
        Law.ULAW.decode(packet.array(), 12, samples, 0, 160);
        return ToneDetector.share(samples, 0, 160, 1_000) > 0.9;
    }

    private void press(DatagramChannel telephone, int port) throws Exception {
        var packet = ByteBuffer.allocate(100);
        var keys = new KeySender(KEYS);
        keys.press(Key.of('1'), 100);
        keys.next(new RtpWriter(7, 1, 1), packet);
        telephone.send(packet.flip(), new InetSocketAddress(home, port));
    }
}
