package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.cardline.line.Bridge.Party;
import org.cardline.line.Bridge.Role;
import org.cardline.media.Clip;
import org.cardline.media.Key;
import org.cardline.media.KeySender;
import org.cardline.media.Law;
import org.cardline.media.RtpWriter;
import org.cardline.media.Spectrum;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Codec;
import org.cardline.sip.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three legs on real sockets, each with a telephone that says a tone of its own: who hears whom, told by FFT. Ticks by hand. */
class BridgeTest {
    private static final double CALLER = 440;
    private static final double AGENT = 1_000;
    private static final double SUPERVISOR = 1_700;
    private static final int FRAME = 160;
    private static final int TICKS = 60;
    private static final int EVENTS = 101;

    private final InetAddress home = InetAddress.getLoopbackAddress();
    private final Bridge bridge = new Bridge(Runnable::run);
    private final Scratch scratch = new Scratch();
    private Spoken caller;
    private Spoken agent;
    private Spoken supervisor;

    @BeforeEach
    void open() throws IOException {
        caller = new Spoken(CALLER, false);
        agent = new Spoken(AGENT, true);
        supervisor = new Spoken(SUPERVISOR, false);
    }

    @AfterEach
    void close() throws IOException {
        for (Spoken each : all()) each.close();
    }

    private List<Spoken> all() {
        return List.of(caller, agent, supervisor);
    }

    private void joins(Role role) {
        bridge.joins(List.of(Party.talks(caller.leg), Party.talks(agent.leg), new Party(supervisor.leg, role)));
    }

    @Test
    void whoListensHearsBothAndIsHeardByNobody() throws IOException {
        joins(new Role.Listens());
        talk();
        assertThat(caller.hears()).containsExactly(AGENT);
        assertThat(agent.hears()).containsExactly(CALLER);
        assertThat(supervisor.hears()).containsExactly(CALLER, AGENT);
    }

    @Test
    void whoWhispersIsHeardByTheAgentAlone() throws IOException {
        joins(new Role.WhispersTo(agent.leg));
        talk();
        assertThat(caller.hears()).containsExactly(AGENT);
        assertThat(agent.hears()).containsExactly(CALLER, SUPERVISOR);
        assertThat(supervisor.hears()).containsExactly(CALLER, AGENT);
    }

    @Test
    void whoBargesInIsHeardByBoth() throws IOException {
        joins(new Role.Barges());
        talk();
        assertThat(caller.hears()).containsExactly(AGENT, SUPERVISOR);
        assertThat(agent.hears()).containsExactly(CALLER, SUPERVISOR);
        assertThat(supervisor.hears()).containsExactly(CALLER, AGENT);
    }

    @Test
    void whoLeavesHearsNothingAndIsHeardNoMore() throws IOException {
        joins(new Role.Barges());
        talk();
        bridge.joins(List.of(Party.talks(caller.leg), Party.talks(agent.leg)));
        talk();
        assertThat(caller.hears()).containsExactly(AGENT);
        assertThat(agent.hears()).containsExactly(CALLER);
        assertThat(supervisor.hears()).isEmpty();
        bridge.joins(List.of());
        talk();
        assertThat(caller.hears()).isEmpty();
    }

    /** A jitter buffer that began anew would be silent for a moment. */
    @Test
    void whoTalksHearsNothingOfSomebodyWhoComesToListen() throws IOException {
        bridge.joins(List.of(Party.talks(caller.leg), Party.talks(agent.leg)));
        talk();
        joins(new Role.Listens());
        tick();
        short[] first = caller.heardOfLate(FRAME);
        assertThat(ToneDetector.share(first, 0, FRAME, AGENT)).isGreaterThan(0.9);
    }

    @Test
    void keysInTheVoiceAreSilentToWhoeverIsBeside() throws IOException {
        joins(new Role.Barges());
        caller.says(Tones.key(Key.of('7'), Duration.ofMillis(100)), Clip.silence(Duration.ofMillis(100)));
        agent.says(Clip.silence(Duration.ofSeconds(1)));
        supervisor.says(Clip.silence(Duration.ofSeconds(1)));
        talk();
        assertThat(ToneDetector.keys(agent.heardOfLate(TICKS * FRAME))).matches("7+");
        assertThat(loudest(supervisor.heardOfLate(TICKS * FRAME))).isLessThan(50);
    }

    @Test
    void whoKeysIsHeardButForTheKeysWhetherTheyAreEventsOrTones() throws IOException {
        bridge.joins(List.of(new Party(caller.leg, new Role.Keys()), Party.talks(agent.leg)));
        agent.says(Clip.silence(Duration.ofSeconds(1)));
        caller.says(Tones.key(Key.of('7'), Duration.ofMillis(100)), Clip.silence(Duration.ofMillis(100)));
        caller.keys.press(Key.of('4'), 100);
        talk();
        assertThat(loudest(agent.heardOfLate(TICKS * FRAME))).isLessThan(50);
        assertThat(agent.events).isZero();
        assertThat(caller.mailbox.takeKey()).isEqualTo('4');
        caller.says(Tones.sine(CALLER, Duration.ofSeconds(1), 6_000));
        talk();
        assertThat(agent.hears()).containsExactly(CALLER);
        bridge.joins(List.of(Party.talks(caller.leg), Party.talks(agent.leg)));
        caller.says(Tones.key(Key.of('7'), Duration.ofMillis(100)), Clip.silence(Duration.ofMillis(100)));
        talk();
        assertThat(ToneDetector.keys(agent.heardOfLate(TICKS * FRAME)))
                .as("after it")
                .matches("7+");
    }

    /** So that the test before is no test of nothing: whose keys are for the other one, is heard by them. */
    @Test
    void anAgentsKeysReachWhoKeys() throws IOException {
        bridge.joins(List.of(new Party(caller.leg, new Role.Keys()), Party.talks(agent.leg)));
        agent.keys.press(Key.of('4'), 100);
        talk();
        assertThat(caller.events).isPositive();
    }

    private static int loudest(short[] samples) {
        return IntStream.range(0, samples.length)
                .map(i -> Math.abs(samples[i]))
                .max()
                .orElseThrow();
    }

    /** Long enough for all that is on its way. */
    private void talk() throws IOException {
        for (int i = 0; i < TICKS; i++) tick();
    }

    private void tick() throws IOException {
        for (Spoken each : all()) each.speak();
        for (Spoken each : all()) each.leg.hear(scratch);
        for (Spoken each : all()) each.leg.speak(scratch);
        for (Spoken each : all()) each.hear();
    }

    /** A leg, and the telephone at its other end. */
    private final class Spoken {
        private final DatagramChannel telephone = DatagramChannel.open().bind(new InetSocketAddress(home, 0));
        private final RtpSockets sockets = RtpSockets.open(home, FreePorts.block(2));
        private final RtpWriter voice = new RtpWriter(7, 1, 1);
        private final List<short[]> heard = new ArrayList<>();
        private final Mailbox mailbox = new Mailbox();
        private final KeySender keys = new KeySender(EVENTS);
        private final Leg leg;
        private int events;
        private byte[] says;
        private int at;

        /** @param dials whether its keys are for the others */
        Spoken(double hertz, boolean dials) throws IOException {
            telephone.configureBlocking(false);
            says = Tones.sine(hertz, Duration.ofSeconds(1), 6_000).ulaw();
            var media = new PlainMedia(sockets, home);
            var writer = new RtpWriter(1, 1, 1);
            var remote = (InetSocketAddress) telephone.getLocalAddress();
            leg = new Leg(
                    new Leg.Party(media, false, mailbox, dials, quiet -> {}),
                    new AudioSession(remote, Codec.PCMU, 0, OptionalInt.of(EVENTS), Direction.SENDRECV),
                    writer,
                    new Reports(media, writer, new Random(1)),
                    new LineMeter(),
                    cause -> {});
        }

        /** Over and over. */
        void says(Clip... clips) {
            says = new byte[Arrays.stream(clips).mapToInt(Clip::length).sum()];
            at = 0;
            int to = 0;
            for (Clip each : clips) {
                System.arraycopy(each.ulaw(), 0, says, to, each.length());
                to += each.length();
            }
        }

        void speak() throws IOException {
            var packet = ByteBuffer.allocate(172);
            if (!keys.next(voice, packet)) voice.write(packet, 0, false, says, at, FRAME);
            voice.advance(FRAME);
            at = (at + FRAME) % says.length;
            telephone.send(packet.flip(), new InetSocketAddress(home, sockets.port()));
        }

        void hear() throws IOException {
            var packet = ByteBuffer.allocate(2_000);
            while (telephone.receive(packet) != null) {
                var samples = new short[FRAME];
                boolean event = (packet.get(1) & 0x7f) == EVENTS;
                if (event) events++;
                else Law.ULAW.decode(packet.array(), 12, samples, 0, FRAME);
                heard.add(samples);
                packet.clear();
            }
        }

        short[] heardOfLate(int samples) {
            var late = new short[samples];
            int frames = samples / FRAME;
            for (int i = 0; i < frames; i++)
                System.arraycopy(heard.get(heard.size() - frames + i), 0, late, i * FRAME, FRAME);
            return late;
        }

        /** The tones that make up a good part of what was heard of late. */
        List<Double> hears() {
            short[] late = heardOfLate(4_800);
            if (loudest(late) < 50) return List.of();
            var spectrum = new Spectrum(late, 0, late.length);
            return List.of(CALLER, AGENT, SUPERVISOR).stream()
                    .filter(hertz -> spectrum.share(hertz) > 0.01)
                    .toList();
        }

        void close() throws IOException {
            telephone.close();
            sockets.close();
        }
    }
}
