package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.cardline.media.Law;
import org.cardline.media.RtpPacket;
import org.cardline.media.RtpWriter;
import org.cardline.speech.Ears;
import org.cardline.speech.Grammar;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.TestEars;
import org.junit.jupiter.api.Test;

class TapTest {
    private static final int FRAME = 160;
    private static final int TICKS = 20_000;
    private static final Listening ANYTHING = new Listening(new Grammar.FreeText(), Grammar.Phrases.NONE);

    private final LineMeter meter = new LineMeter();
    private final Tap tap = new Tap(meter);
    private final Scratch scratch = new Scratch();
    private final RtpWriter writer = new RtpWriter(7, 1, 1);
    private final RtpPacket packet = new RtpPacket();
    private final byte[] voice = new byte[FRAME];
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(200);

    @Test
    void twentyThousandTicksWhileSomebodyListensAllocateNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Ears ears = TestEars.open((speech, listening) -> new Heard.Nothing());
                var ear = new OpenEar(ears, ANYTHING, news -> {})) {
            tap.listen(ear);
            for (int i = 0; i < TICKS; i++) tick(i);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < TICKS; i++) tick(i);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        }
    }

    @Test
    void whileItIsClosedNothingIsTaken() {
        tick(1);
        assertThat(tap.isOpen()).isFalse();
        assertThat(scratch.heard).containsOnly((short) 0);
    }

    @Test
    void oneEarIsNotClosedForAnother() {
        try (Ears ears = TestEars.open((speech, listening) -> new Heard.Nothing());
                var first = new OpenEar(ears, ANYTHING, news -> {});
                var second = new OpenEar(ears, ANYTHING, news -> {})) {
            tap.listen(second);
            tap.close(first);
            assertThat(tap.isHeardBy(second)).isTrue();
            tap.close(second);
            assertThat(tap.isOpen()).isFalse();
        }
    }

    private void tick(int number) {
        for (int i = 0; i < FRAME; i++) voice[i] = (byte) (number + i);
        datagram.clear();
        writer.write(datagram, Law.ULAW.payloadType(), false, voice, 0, FRAME);
        writer.advance(FRAME);
        datagram.flip();
        if (packet.parse(datagram)) tap.put(packet, Law.ULAW);
        tap.next(scratch, Law.ULAW);
    }
}
