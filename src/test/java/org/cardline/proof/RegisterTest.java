package org.cardline.proof;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cardline.line.Admission;
import org.cardline.line.Caller;
import org.cardline.line.FreePorts;
import org.cardline.line.Line;
import org.cardline.line.LineSettings;
import org.cardline.line.OutboundPolicy;
import org.cardline.line.Ringing;
import org.cardline.line.Transfers;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.phone.Ear;
import org.cardline.phone.Telephone;
import org.cardline.sip.DigestSecret;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A desk telephone that is not ours registers at a line, is rung there by its name, and talks. */
@Timeout(60)
class RegisterTest {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final int RTP_PORTS = 100;

    private final BlockingQueue<Ringing.State> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> transfers = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @Test
    void aTelephoneIsRungWhereItRegisteredAndOnlyThere() throws Exception {
        try (Line line = line();
                Telephone early = dial(line)) {
            line.mayRegister("ana", DigestSecret.of("ana", "correcthorse"));
            assertThat(states.poll(10, SECONDS)).as("before").isEqualTo(Ringing.State.UNREACHABLE);
            early.hangUp();
            try (var telephone = Baresip.registering(folder, line.address().getPort(), "ana+md5", "correcthorse")) {
                awaitRegistered(line);
                talks(line, telephone);
                transfers(line, telephone);
                line.mayNotRegister("ana");
                assertThat(line.isRegistered("ana")).isFalse();
            }
        }
    }

    private void talks(Line line, Baresip telephone) throws Exception {
        try (Telephone caller = dial(line)) {
            assertThat(states.poll(10, SECONDS)).isEqualTo(Ringing.State.ANSWERED);
            caller.say(Tones.sine(440, Duration.ofSeconds(3), 8_000));
            telephone.hear(Duration.ofSeconds(2));
            line.hangUpRegistered("ana");
            assertThat(states.poll(10, SECONDS)).isEqualTo(Ringing.State.OVER);
            telephone.awaitHangUp();
        }
        assertThat(millisOf(440, telephone.heard()))
                .as("what is heard of the caller")
                .isGreaterThan(500);
    }

    /** By a new offer it puts the caller on hold; by REFER, with a digest of its own; and the telephone is told how it went. */
    private void transfers(Line line, Baresip telephone) throws Exception {
        line.transfersBy(new Transfers() {
            @Override
            public void transfer(String name, String to, Consumer<Outcome> progress) {
                transfers.add(name + " to " + to);
                progress.accept(new Outcome(200, "OK"));
            }

            @Override
            public void hold(String address, boolean waits) {
                transfers.add(address + (waits ? " holds" : " resumes"));
            }
        });
        try (Telephone _ = dial(line)) {
            assertThat(states.poll(10, SECONDS)).isEqualTo(Ringing.State.ANSWERED);
            telephone.awaitCall();
            telephone.hold();
            assertThat(transfers.poll(10, SECONDS)).isEqualTo("registered:ana holds");
            telephone.resume();
            assertThat(transfers.poll(10, SECONDS)).isEqualTo("registered:ana resumes");
            telephone.transfer("sip:ben@127.0.0.1:" + line.address().getPort());
            assertThat(transfers.poll(10, SECONDS)).isEqualTo("ana to ben");
            assertThat(states.poll(10, SECONDS)).isEqualTo(Ringing.State.OVER);
        }
    }

    private static int millisOf(double hertz, short[] samples) {
        int frames = 0;
        for (int at = 0; at + 160 <= samples.length; at += 160)
            if (ToneDetector.share(samples, at, 160, hertz) > 0.7) frames++;
        return 20 * frames;
    }

    private static void awaitRegistered(Line line) {
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (!line.isRegistered("ana")) {
            assertThat(System.nanoTime()).as("it never registered").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Line line() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int rtp = FreePorts.block(RTP_PORTS);
        var settings = new LineSettings(loopback, loopback, 0, rtp, rtp + RTP_PORTS - 1, 0, 10);
        return Line.start(
                settings,
                arrival -> new Admission.Served(this::talk, false),
                OutboundPolicy.LOOPBACK,
                new Unobserved(),
                Optional.empty(),
                InstantSource.system());
    }

    private void talk(Caller caller) {
        try (Ringing ringing = caller.ring("registered:ana")) {
            while (ringing.state() == Ringing.State.RINGS) caller.await(A_WHILE);
            states.add(ringing.state());
            if (ringing.state() != Ringing.State.ANSWERED) return;
            caller.talkWith(ringing);
            while (ringing.state() == Ringing.State.ANSWERED) caller.await(A_WHILE);
            states.add(ringing.state());
        }
    }

    private static Telephone dial(Line line) throws IOException {
        var uri = (SipUri) Uri.of("sip:1@127.0.0.1:" + line.address().getPort());
        return Telephone.dial(uri, "12025550123", Ear.DEAF);
    }
}
