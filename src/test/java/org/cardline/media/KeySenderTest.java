package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySenderTest {
    private final RtpWriter rtp = new RtpWriter(1, 500, 8000);
    private final KeySender keys = new KeySender(96);
    private final List<RtpPacket> sent = new ArrayList<>();

    @Test
    void keyIsSentAsTheRfcAsks() {
        keys.press(Key.POUND, 60);
        run();
        assertThat(sent).hasSize(5).allSatisfy(packet -> {
            assertThat(packet.payloadType()).isEqualTo(96);
            assertThat(packet.timestamp()).isEqualTo(8000);
            assertThat(packet.payloadAt(0)).isEqualTo(11);
        });
        assertThat(sent).extracting(RtpPacket::marker).containsExactly(true, false, false, false, false);
        assertThat(sent).extracting(RtpPacket::sequence).containsExactly(500, 501, 502, 503, 504);
        assertThat(sent).extracting(KeySenderTest::duration).containsExactly(160, 320, 480, 480, 480);
        assertThat(sent).extracting(KeySenderTest::isEnd).containsExactly(false, false, true, true, true);
    }

    @Test
    void shortestKeyHasItsThreeEnds() {
        keys.press(Key.ONE, 1);
        run();
        assertThat(sent).hasSize(3);
        assertThat(sent.getFirst().marker()).isTrue();
    }

    @Test
    void voiceHasTheTicksBetweenTwoKeys() {
        keys.press(Key.ONE, 20);
        int silentTicks = 0;
        while (!keys.isIdle()) if (!tick()) silentTicks++;
        assertThat(silentTicks).isEqualTo(3);
        assertThat(tick()).isFalse();
    }

    @Test
    void keyHeldLongerThanADurationHoldsGoesOnInSegments() {
        keys.press(Key.ONE, 17_000);
        run();
        for (RtpPacket packet : sent) assertThat(duration(packet)).isPositive();
        RtpPacket last = sent.getLast();
        assertThat(last.timestamp()).isEqualTo(8000 + 2 * 0xFFFF);
        assertThat(last.timestamp() + duration(last)).isEqualTo(8000 + 17_000 * 8);
        assertThat(sent).filteredOn(RtpPacket::marker).hasSize(1);
    }

    @Test
    void secondKeyWaitsForTheFirst() {
        keys.press(Key.ONE, 20);
        assertThatThrownBy(() -> keys.press(Key.TWO, 20)).isInstanceOf(IllegalStateException.class);
    }

    private void run() {
        while (!keys.isIdle()) tick();
    }

    private boolean tick() {
        var bytes = ByteBuffer.allocate(64);
        boolean spoke = keys.next(rtp, bytes);
        if (spoke) sent.add(Packets.parsed(bytes.flip()));
        rtp.advance(160);
        return spoke;
    }

    private static int duration(RtpPacket packet) {
        return packet.payloadAt(2) << 8 | packet.payloadAt(3);
    }

    private static boolean isEnd(RtpPacket packet) {
        return packet.payloadAt(1) >= 0x80;
    }
}
