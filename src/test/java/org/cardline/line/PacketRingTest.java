package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Packets that wait for a tick, and for which there is room. */
class PacketRingTest {
    private final PacketRing ring = new PacketRing(4);

    @Test
    void whatIsSparedIsForOthers() {
        assertThat(ring.put(packet('a'), 1)).isTrue();
        assertThat(ring.put(packet('b'), 1)).isTrue();
        assertThat(ring.put(packet('c'), 1)).isTrue();
        assertThat(ring.put(packet('d'), 1)).as("voice").isFalse();
        assertThat(ring.put(packet('1'), 0)).as("a key").isTrue();
        assertThat(ring.put(packet('2'), 0)).isFalse();
        var taken = new StringBuilder();
        var into = ByteBuffer.allocate(PacketRing.MOST_BYTES);
        while (ring.take(into)) taken.append((char) into.get(0));
        assertThat(taken).hasToString("abc1");
        assertThat(ring.put(packet('e'), 1)).isTrue();
    }

    private static ByteBuffer packet(char content) {
        return ByteBuffer.wrap(new byte[] {(byte) content});
    }
}
