package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.media.Packets.event;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyReceiverTest {
    private final KeyReceiver keys = new KeyReceiver();
    private final StringBuilder heard = new StringBuilder();

    private void receive(RtpPacket... packets) {
        for (RtpPacket packet : packets)
            if (keys.received(packet)) heard.append(keys.key().symbol());
    }

    @Test
    void keyIsPressedOnItsFirstPacketAndOnlyOnce() {
        receive(event(1, 1000, 5, false, 160));
        assertThat(heard).hasToString("5");
        receive(event(2, 1000, 5, false, 320), event(3, 1000, 5, true, 480));
        receive(event(4, 1000, 5, true, 480), event(5, 1000, 5, true, 480));
        assertThat(heard).hasToString("5");
        assertThat(keys.isDown()).isFalse();
    }

    @Test
    void sameKeyTwiceIsTwoPresses() {
        receive(event(1, 1000, 5, false, 160), event(2, 1000, 5, true, 320), event(3, 2000, 5, false, 160));
        assertThat(heard).hasToString("55");
    }

    @Test
    void sameKeyTwiceWithAllEndsLostIsTwoPresses() {
        receive(event(1, 1000, 5, false, 160), event(2, 1000, 5, false, 320), event(9, 2280, 5, false, 160));
        assertThat(heard).hasToString("55");
    }

    @Test
    void onlyTheLastEndArrives() {
        receive(event(9, 1000, 11, true, 800));
        assertThat(heard).hasToString("#");
    }

    @Test
    void packetsOfTheKeyBeforeComeLate() {
        receive(event(5, 1000, 1, true, 800), event(8, 2000, 2, false, 160));
        receive(event(6, 1000, 1, true, 800), event(7, 1000, 1, true, 800), event(9, 2000, 2, false, 320));
        assertThat(heard).hasToString("12");
    }

    @Test
    void duplicatedDatagramsPressNothing() {
        receive(event(5, 1000, 1, false, 160), event(5, 1000, 1, false, 160), event(6, 1000, 1, true, 320));
        receive(event(6, 1000, 1, true, 320));
        assertThat(heard).hasToString("1");
    }

    @Test
    void keyHeldForTwentySecondsIsOnePress() {
        var sent = new ArrayList<RtpPacket>();
        press(new RtpWriter(7, 65_530, -5000), Key.NINE, 20_000, sent);
        sent.forEach(this::receive);
        assertThat(heard).hasToString("9");
    }

    @Test
    void endOfASegmentIsLost() {
        receive(event(1, 1000, 5, false, 64_800), event(5, 1000 + 0xFFFF, 5, false, 320));
        assertThat(heard).hasToString("5");
    }

    @Test
    void gatewayMovesTheTimestampWithEveryPacket() {
        receive(event(1, 1000, 5, false, 160), event(2, 1160, 5, false, 320), event(3, 1320, 5, false, 480));
        receive(event(4, 1480, 5, true, 640));
        assertThat(heard).hasToString("5");
    }

    @Test
    void farEndIsReplacedAndItsNumbersBeginAnew() {
        receive(event(500, 900_000, 1, true, 800));
        var other = Packets.packet(8, 450, 20, 101, true, new byte[] {2, 10, 0, (byte) 160});
        receive(other);
        assertThat(heard).hasToString("12");
    }

    @Test
    void hookFlashAndModemTonesAreIgnored() {
        receive(event(1, 1000, 16, false, 160), event(2, 2000, 32, true, 160), event(3, 3000, 255, true, 160));
        receive(Packets.packet(7, 4, 4000, 101, true, new byte[] {1, 2, 3}));
        assertThat(heard).isEmpty();
    }

    @Test
    void keyWithoutEndIsLetGo() {
        receive(event(1, 1000, 5, false, 160));
        for (int i = 0; i < 9; i++) keys.tick();
        assertThat(keys.isDown()).isTrue();
        keys.tick();
        assertThat(keys.isDown()).isFalse();
        receive(event(2, 1000, 5, true, 320));
        assertThat(heard).hasToString("5");
    }

    @Test
    void everyKeyIsHeardOnceAsLongAsOneOfItsPacketsArrives() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var receiver = new KeyReceiver();
            var typed = new StringBuilder();
            var got = new StringBuilder();
            var rtp = new RtpWriter(random.nextInt(), random.nextInt(), random.nextInt());
            for (int i = 0; i < 30; i++) {
                var sent = new ArrayList<RtpPacket>();
                Key key = Key.ofEvent(random.nextInt(16));
                press(rtp, key, 20 + random.nextInt(400), sent);
                typed.append(key.symbol());
                for (RtpPacket packet : lossy(sent, random)) {
                    if (receiver.received(packet)) got.append(receiver.key().symbol());
                }
            }
            assertThat(got).as("seed %d", seed).hasToString(typed.toString());
        }
    }

    /** Half of the packets lost (never all), some twice, neighbours swapped. */
    private static List<RtpPacket> lossy(List<RtpPacket> sent, Random random) {
        var arriving = new ArrayList<RtpPacket>();
        for (RtpPacket packet : sent) if (random.nextBoolean()) arriving.add(packet);
        if (arriving.isEmpty()) arriving.add(sent.get(random.nextInt(sent.size())));
        for (int i = 1; i < arriving.size(); i++) {
            if (random.nextInt(5) == 0) Collections.swap(arriving, i - 1, i);
        }
        for (int i = arriving.size(); i > 0; i--) if (random.nextInt(5) == 0) arriving.add(i, arriving.get(i - 1));
        return arriving;
    }

    private static void press(RtpWriter rtp, Key key, int millis, List<RtpPacket> sent) {
        var sender = new KeySender(Packets.TELEPHONE_EVENT);
        sender.press(key, millis);
        while (!sender.isIdle()) {
            var bytes = ByteBuffer.allocate(64);
            if (sender.next(rtp, bytes)) sent.add(Packets.parsed(bytes.flip()));
            rtp.advance(160);
        }
    }
}
