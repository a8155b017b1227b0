package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.media.JitterBuffer.Frame.CONCEALED;
import static org.cardline.media.JitterBuffer.Frame.HEARD;
import static org.cardline.media.JitterBuffer.Frame.SILENT;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JitterBufferTest {
    private static final int FRAME = JitterBuffer.FRAME;

    /** Where the waiting for a new stream ends. */
    private static final int FIRST_FRAMES = 2;

    private final JitterBuffer buffer = new JitterBuffer();
    private final short[] frame = new short[FRAME];

    @Test
    void nothingEverCameIsSilence() {
        Arrays.fill(frame, (short) 9);
        assertThat(buffer.take(frame)).isEqualTo(SILENT);
        assertThat(frame).containsOnly((short) 0);
    }

    @Test
    void evenStreamComesOutAsItWentIn() {
        for (int i = 0; i < 40; i++) {
            put(i);
            var taken = buffer.take(frame);
            if (i < FIRST_FRAMES) assertThat(taken).isEqualTo(SILENT);
            else assertFrameOf(i - FIRST_FRAMES, taken);
        }
    }

    @Test
    void sequenceAndTimestampWrap() {
        for (int i = 0; i < 40; i++) {
            buffer.put(packet(1, 65_530 + i & 0xFFFF, -20 * FRAME + i * FRAME, i, Law.ULAW));
            var taken = buffer.take(frame);
            if (i > FIRST_FRAMES) assertFrameOf(i - FIRST_FRAMES, taken);
        }
    }

    @Test
    void packetsOvertakeEachOtherAndComeTwice() {
        for (int i = 0; i < 40; i += 2) {
            put(i + 1);
            put(i);
            put(i + 1);
            buffer.take(frame);
            var taken = buffer.take(frame);
            if (i > 4) assertThat(taken).isEqualTo(HEARD);
        }
        assertThat(buffer.late()).isZero();
    }

    @Test
    void lostPacketIsConcealedAndThePacketsAroundItAreNot() {
        for (int i = 0; i < 40; i++) {
            if (i != 20) put(i);
            var taken = buffer.take(frame);
            if (i > FIRST_FRAMES) assertThat(taken).isEqualTo(i - FIRST_FRAMES == 20 ? CONCEALED : HEARD);
        }
        assertThat(buffer.concealed()).isEqualTo(1);
    }

    @Test
    void callerFallsSilentAndSpeaksAgain() {
        for (int i = 0; i < 20; i++) putAndTake(i);
        for (int i = 20; i < 100; i++) buffer.take(frame);
        assertThat(buffer.take(frame)).isEqualTo(SILENT);
        int heard = 0;
        for (int i = 101; i < 121; i++) {
            put(i);
            if (buffer.take(frame) == HEARD) heard++;
        }
        assertThat(heard).isGreaterThanOrEqualTo(17);
    }

    @Test
    void anotherSourceTakesOver() {
        for (int i = 0; i < 20; i++) putAndTake(i);
        int heard = 0;
        for (int i = 0; i < 20; i++) {
            buffer.put(packet(2, 900 + i, 123_456_789 + i * FRAME, i, Law.ULAW));
            if (buffer.take(frame) == HEARD && i > 5) heard++;
        }
        assertThat(heard).isEqualTo(14);
    }

    @Test
    void strayPacketOfAnotherSourceChangesNothing() {
        for (int i = 0; i < 40; i++) {
            if (i % 7 == 3) buffer.put(packet(99, 5, 77, 50, Law.ULAW));
            put(i);
            var taken = buffer.take(frame);
            if (i > FIRST_FRAMES) assertFrameOf(i - FIRST_FRAMES, taken);
        }
    }

    @Test
    void sourceBeginsItsClockAnew() {
        for (int i = 0; i < 20; i++) putAndTake(i);
        int heard = 0;
        for (int i = 0; i < 20; i++) {
            buffer.put(packet(1, 20 + i, 1_000_000 + i * FRAME, i, Law.ULAW));
            if (buffer.take(frame) == HEARD && i > 5) heard++;
        }
        assertThat(heard).isEqualTo(14);
    }

    @Test
    void lawChangesInTheCall() {
        for (int i = 0; i < 20; i++) putAndTake(i);
        for (int i = 20; i < 40; i++) {
            buffer.put(packet(1, i, i * FRAME, i, Law.ALAW));
            var taken = buffer.take(frame);
            if (i > 25) assertThat(taken).isEqualTo(HEARD);
        }
        assertThat(frame[10]).isEqualTo(Law.ALAW.decode((byte) (37 * 3 + 1)));
    }

    @Test
    void packetsOfTenThirtyAndFortyMilliseconds() {
        for (int length : new int[] {80, 240, 320}) {
            var other = new JitterBuffer();
            int concealed = 0, sent = 0;
            for (int tick = 0; tick < 300; tick++) {
                for (; sent * length <= tick * FRAME; sent++) {
                    other.put(packet(1, sent, sent * length, sent, Law.ULAW, length));
                }
                if (other.take(frame) != HEARD && tick > 4) concealed++;
            }
            assertThat(concealed).as("%d samples a packet", length).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void everythingComesLateAtOnceAndNothingIsLost() {
        for (int i = 0; i < 60; i++) putAndTake(i);
        for (int i = 60; i < 66; i++) buffer.take(frame);
        for (int i = 60; i < 67; i++) put(i);
        int next = 60;
        for (int i = 67; next < 66; i++) {
            var taken = buffer.take(frame);
            if (taken == HEARD && next > 60) assertFrameOf(next, taken);
            next++;
            put(i);
        }
    }

    @Test
    void wayBecomesHalfASecondLongerForGood() {
        for (int i = 0; i < 60; i++) putAndTake(i);
        for (int i = 60; i < 85; i++) buffer.take(frame);
        int heard = 0;
        for (int i = 60; i < 160; i++) {
            put(i);
            if (buffer.take(frame) == HEARD) heard++;
        }
        assertThat(heard).isGreaterThan(75);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(40);
    }

    @Test
    void wayBecomesHalfASecondShorterForGood() {
        for (int i = 0; i < 60; i++) putAndTake(i);
        for (int i = 60; i < 85; i++) put(i);
        int heard = 0;
        for (int i = 85; i < 185; i++) {
            put(i);
            if (buffer.take(frame) == HEARD) heard++;
        }
        assertThat(heard).isGreaterThan(95);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(300);
    }

    @Test
    void packetsAfterASilenceNeverPlayBeforeTheirTime() {
        for (int i = 0; i < 20; i++) putAndTake(i);
        for (int i = 20; i < 40; i++) buffer.take(frame);
        buffer.put(packet(1, 46, 46 * FRAME, 46, Law.ULAW));
        int heardAfter = -1;
        for (int i = 0; i < 20; i++) if (buffer.take(frame) == HEARD) heardAfter = i;
        assertThat(heardAfter).isBetween(5, 8);
        assertThat(buffer.take(frame)).isEqualTo(SILENT);
    }

    @Test
    void whatIsNoVoiceIsDropped() {
        buffer.put(Packets.packet(1, 1, 160, 13, false, new byte[1]));
        buffer.put(Packets.packet(1, 2, 320, 0, false));
        buffer.put(Packets.packet(1, 3, 480, 0, false, new byte[JitterBuffer.MAX_PAYLOAD + 1]));
        assertThat(buffer.take(frame)).isEqualTo(SILENT);
        assertThat(buffer.delayMillis()).isZero();
    }

    @Test
    void whateverArrivesFramesComeOutAndTheDelayIsBounded() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var torn = new JitterBuffer();
            int timestamp = random.nextInt();
            for (int tick = 0; tick < 200; tick++) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    timestamp += random.nextInt(20) == 0 ? random.nextInt(5000) - 2500 : FRAME;
                    if (random.nextInt(100) == 0) timestamp = random.nextInt();
                    int length = random.nextInt(4) == 0 ? 1 + random.nextInt(900) : FRAME;
                    torn.put(packet(1, random.nextInt(65_536), timestamp, i, Law.ULAW, length));
                }
                torn.take(frame);
                assertThat(torn.delayMillis()).as("seed %d", seed).isLessThan(1_300);
            }
        }
    }

    private void put(int index) {
        buffer.put(packet(1, index, index * FRAME, index, Law.ULAW));
    }

    private void putAndTake(int index) {
        put(index);
        buffer.take(frame);
    }

    /** The frame is packet {@code index}'s; its first 10 ms may be blended with what was concealed before it. */
    private void assertFrameOf(int index, JitterBuffer.Frame taken) {
        assertThat(taken).as("packet %d", index).isEqualTo(HEARD);
        assertThat(Arrays.copyOfRange(frame, 80, FRAME)).as("packet %d", index).containsOnly(Law.ULAW.decode((byte)
                (index * 3 + 1)));
    }

    private static RtpPacket packet(int ssrc, int sequence, int timestamp, int index, Law law) {
        return packet(ssrc, sequence, timestamp, index, law, FRAME);
    }

    private static RtpPacket packet(int ssrc, int sequence, int timestamp, int index, Law law, int length) {
        var payload = new byte[length];
        Arrays.fill(payload, (byte) (index * 3 + 1));
        return Packets.packet(ssrc, sequence, timestamp, law.payloadType(), false, payload);
    }
}
