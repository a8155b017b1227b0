package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpSessionTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00.250Z");

    private final RtpWriter ours = new RtpWriter(0x11111111, 7, 1000);
    private final RtpWriter theirs = new RtpWriter(0x22222222, 9, 2000);
    private final ReceptionStatistics heardByUs = new ReceptionStatistics();
    private final ReceptionStatistics heardByThem = new ReceptionStatistics();
    private final RtcpSession us = new RtcpSession(ours, heardByUs, "a");
    private final RtcpSession them = new RtcpSession(theirs, heardByThem, "someone");

    @Test
    void whoHasSentNothingReportsAsAReceiver() {
        ByteBuffer report = report(us, START, false);
        assertThat(report.get(1) & 0xFF).isEqualTo(Rtcp.RECEIVER_REPORT);
        assertThat(report.remaining()).isEqualTo(8 + 12);
        assertThat(Rtcp.isRtcp(report)).isTrue();
    }

    @Test
    void senderTellsItsClocksAndCounts() {
        speak(ours, heardByThem, 3, 0);
        ByteBuffer report = report(us, START, false);
        assertThat(report.get(1) & 0xFF).isEqualTo(Rtcp.SENDER_REPORT);
        assertThat(report.getInt(8)).isEqualTo((int) (START.getEpochSecond() + 2_208_988_800L));
        assertThat(report.getInt(12)).isEqualTo(0x40000000);
        assertThat(report.getInt(16)).isEqualTo(1000 + 480);
        assertThat(report.getInt(20)).isEqualTo(3);
        assertThat(report.getInt(24)).isEqualTo(480);
    }

    @Test
    void everyPartIsWholeWordsLong() {
        for (int length = 1; length < 10; length++) {
            var session = new RtcpSession(ours, heardByUs, "x".repeat(length));
            ByteBuffer report = report(session, START, true);
            int parts = 0;
            for (int at = 0; at < report.limit(); at += 4 * (report.getShort(at + 2) + 1)) parts++;
            assertThat(parts).isEqualTo(3);
        }
    }

    @Test
    void farEndTellsWhatItLostAndHowFarItIs() {
        speak(ours, heardByThem, 8, 4);
        them.received(report(us, START, false), START.plusMillis(40).toEpochMilli());
        us.received(
                report(them, START.plusMillis(1040), false),
                START.plusMillis(1080).toEpochMilli());
        assertThat(us.roundTripMillis().orElseThrow()).isBetween(78, 81);
        assertThat(us.farLoss()).isCloseTo(0.5, within(0.1));
        assertThat(us.farJitterMillis()).isZero();
        assertThat(them.roundTripMillis()).isEmpty();
    }

    @Test
    void farEndSaysGoodbye() {
        us.received(report(them, START, false), START.toEpochMilli());
        assertThat(us.left()).isFalse();
        us.received(report(them, START, true), START.toEpochMilli());
        assertThat(us.left()).isTrue();
    }

    @Test
    void longestReportFitsWhatIsPromised() {
        speak(ours, heardByThem, 1, 0);
        speak(theirs, heardByUs, 1, 0);
        var longest = new RtcpSession(ours, heardByUs, "x".repeat(255));
        assertThat(report(longest, START, true).remaining()).isLessThanOrEqualTo(RtcpSession.MAX_BYTES);
    }

    @Test
    void damagedReportsAreReadAsFarAsTheyGo() {
        speak(ours, heardByThem, 8, 4);
        for (int seed = 0; seed < 10_000; seed++) {
            var random = new Random(seed);
            byte[] bytes = new byte[report(them, START, true).remaining()];
            report(them, START, true).get(bytes);
            for (int i = 0; i < 4; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            var damaged = ByteBuffer.wrap(bytes).limit(random.nextInt(bytes.length + 1));
            us.received(damaged, START.toEpochMilli());
            assertThat(us.farLoss()).as("seed %d", seed).isBetween(0.0, 1.0);
        }
    }

    @Test
    void reportsAreAboutFiveSecondsApartAndNeverInStep() {
        var random = new Random(1);
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            double seconds = Rtcp.interval(random).toNanos() / 1e9;
            assertThat(seconds).isBetween(2.0, 6.2);
            sum += seconds;
        }
        assertThat(sum / 1000).isCloseTo(5 / (Math.E - 1.5), within(0.1));
    }

    private static ByteBuffer report(RtcpSession session, Instant now, boolean bye) {
        var out = ByteBuffer.allocate(RtcpSession.MAX_BYTES);
        session.write(out, now.toEpochMilli(), bye);
        return out.flip();
    }

    /** So many packets; of these the first ones after the very first are lost. */
    private static void speak(RtpWriter from, ReceptionStatistics to, int packets, int lost) {
        for (int i = 0; i < packets; i++) {
            var bytes = ByteBuffer.allocate(200);
            from.write(bytes, 0, false, new byte[160], 0, 160);
            from.advance(160);
            if (i == 0 || i > lost) to.received(Packets.parsed(bytes.flip()), i * 20_000_000L);
        }
    }
}
