package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What one leg costs on a tick: garbage, memory, time. */
class HotPathTest {
    private static final int TICKS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void twentyThousandTicksOfALegAllocateNothing() {
        var leg = new Leg(1);
        for (int i = 0; i < TICKS; i++) leg.tick();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TICKS; i++) leg.tick();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        assertThat(leg.pressed).isPositive();
        assertThat(leg.stopped).isPositive();
        assertThat(leg.heard).isGreaterThan(TICKS);
        assertThat(leg.jitter.concealed()).isPositive();
    }

    @Test
    void jitterBufferAndConcealmentOfALegTakeLessThanFourKilobytes() {
        var kept = new Object[100];
        new JitterBuffer();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < kept.length; i++) kept[i] = new JitterBuffer();
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / kept.length;
        System.out.println("jitter buffer: " + each + " bytes a leg");
        assertThat(each).isLessThanOrEqualTo(4096);
    }

    @Test
    void restOfALegIsSmall() {
        var kept = new Object[100][];
        new Leg(1);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new Object[] {
                new RtpPacket(),
                new RtpWriter(1, 2, 3),
                new KeyReceiver(),
                new Playout(Law.ULAW, new Counter()),
                new ReceptionStatistics(),
                new byte[160],
                new short[160]
            };
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / kept.length)
                .isLessThan(1024);
    }

    private static class Counter implements Playout.Listener {
        int played;
        int stopped;

        @Override
        public void played(Announcement announcement) {
            played++;
        }

        @Override
        public void stopped(Announcement announcement, int atSample) {
            stopped++;
        }
    }

    /** A leg as the line will have it, wired to itself over a network that loses, delays and repeats packets. */
    private static final class Leg extends Counter {
        final JitterBuffer jitter = new JitterBuffer();
        private final Random random;
        private final RtpPacket packet = new RtpPacket();
        private final KeyReceiver keys = new KeyReceiver();
        private final KeySender typing = new KeySender(Packets.TELEPHONE_EVENT);
        private final ReceptionStatistics statistics = new ReceptionStatistics();
        private final Playout playout = new Playout(Law.ALAW, this);
        private final RtpWriter rtp = new RtpWriter(1, 65_000, -1_000_000);
        private final Announcement announcement = new Announcement(
                List.of(Tones.sine(440, Duration.ofMillis(710), 8000), Clip.silence(Duration.ofMillis(33))), Key.ALL);
        private final ByteBuffer[] network = new ByteBuffer[8];
        private final byte[] frame = new byte[160];
        private final short[] voice = new short[160];
        private int now;
        int pressed;
        int heard;

        Leg(long seed) {
            random = new Random(seed);
            for (int i = 0; i < network.length; i++)
                network[i] = ByteBuffer.allocateDirect(200).limit(0);
        }

        void tick() {
            now++;
            for (int i = random.nextInt(3); i > 0; i--) hear(network[random.nextInt(network.length)]);
            if (jitter.take(voice) != JitterBuffer.Frame.SILENT) heard++;
            keys.tick();
            speak(network[now % network.length].clear());
            rtp.advance(160);
        }

        private void hear(ByteBuffer datagram) {
            if (!packet.parse(datagram)) return;
            statistics.received(packet, now * 20_000_000L);
            if (packet.payloadType() != Packets.TELEPHONE_EVENT) jitter.put(packet);
            else if (keys.received(packet)) {
                pressed++;
                playout.pressed(keys.key());
            }
        }

        private void speak(ByteBuffer out) {
            if (!playout.isPlaying()) playout.play(announcement);
            if (typing.isIdle() && random.nextInt(50) == 0) typing.press(Key.ofEvent(random.nextInt(16)), 100);
            boolean audible = playout.next(frame);
            if (!typing.next(rtp, out)) rtp.write(out, 8, !audible, frame, 0, frame.length);
            out.flip();
        }
    }
}
