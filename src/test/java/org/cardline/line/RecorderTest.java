package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.cardline.media.Clip;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Key;
import org.cardline.media.Law;
import org.cardline.media.RtpPacket;
import org.cardline.media.RtpWriter;
import org.cardline.media.Tones;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final int FRAME = 160;
    private static final RecordingLimits LIMITS = new RecordingLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final Recorder recorder = new Recorder(LIMITS);
    private final JitterBuffer jitter = new JitterBuffer();
    private final short[] frame = new short[FRAME];
    private final RtpWriter writer = new RtpWriter(7, 1, 1);

    @Test
    void speechIsKept() throws IOException {
        Clip voice = voice();
        hear(voice);
        recorder.endedByKey();
        Recording kept = recorder.recording();
        assertThat(kept.ending()).isEqualTo(Recording.Ending.KEY);
        assertThat(kept.ulaw()).hasSizeGreaterThan(voice.length() / 2);
    }

    @Test
    void theToneOfTheKeyThatEndsItIsCutOff() throws IOException {
        hear(voice());
        hear(Tones.key(Key.of('5'), Duration.ofMillis(100)));
        recorder.endedByKey();
        assertThat(recorder.recording().ulaw()).isNotEmpty();
    }

    @Test
    void nothingIsKeptOfWhatHasOtherKeysInIt() throws IOException {
        hear(Tones.key(Key.of('9'), Duration.ofMillis(100)));
        hear(voice());
        recorder.endedByKey();
        Recording dropped = recorder.recording();
        assertThat(dropped.ending()).isEqualTo(Recording.Ending.TONES);
        assertThat(dropped.ulaw()).isEmpty();
    }

    private void hear(Clip clip) {
        byte[] ulaw = clip.ulaw();
        for (int at = 0; at + FRAME <= ulaw.length; at += FRAME) {
            ByteBuffer out = ByteBuffer.allocate(1_500);
            writer.write(out, Law.ULAW.payloadType(), false, ulaw, at, FRAME);
            writer.advance(FRAME);
            var packet = new RtpPacket();
            assertThat(packet.parse(out.flip())).isTrue();
            jitter.put(packet, Law.ULAW);
            jitter.take(frame);
            recorder.tick(frame);
        }
    }

    private static Clip voice() throws IOException {
        var file = Objects.requireNonNull(RecorderTest.class.getResourceAsStream("/media/voice.wav"));
        try (file) {
            return Clip.fromWav(file.readAllBytes(), "voice.wav");
        }
    }
}
