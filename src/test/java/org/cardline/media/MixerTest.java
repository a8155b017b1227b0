package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several voices in one frame. */
class MixerTest {
    private final Mixer mixer = new Mixer();
    private final byte[] frame = new byte[160];

    @ParameterizedTest
    @EnumSource(Law.class)
    void everyVoiceIsHeard(Law law) {
        var all = new short[8_000];
        short[] low = Tones.sine(440, Duration.ofSeconds(1), 6_000).samples();
        short[] high = Tones.sine(1_000, Duration.ofSeconds(1), 6_000).samples();
        for (int at = 0; at < all.length; at += 160) {
            mixer.clear();
            mixer.add(Arrays.copyOfRange(low, at, at + 160));
            mixer.add(Arrays.copyOfRange(high, at, at + 160));
            mixer.into(frame, law);
            law.decode(frame, 0, all, at, 160);
        }
        assertThat(ToneDetector.share(all, 0, 8_000, 440)).isBetween(0.45, 0.55);
        assertThat(ToneDetector.share(all, 0, 8_000, 1_000)).isBetween(0.45, 0.55);
    }

    @Test
    void whatIsTooLoudIsCutAndNeverWrapsRound() {
        short[] loud = loud(30_000);
        mixer.add(loud);
        mixer.add(loud);
        mixer.into(frame, Law.ULAW);
        assertThat(Law.ULAW.decode(frame[0])).isGreaterThan((short) 30_000);
        mixer.clear();
        for (int i = 0; i < 3; i++) mixer.add(loud(-30_000));
        mixer.into(frame, Law.ULAW);
        assertThat(Law.ULAW.decode(frame[0])).isLessThan((short) -30_000);
    }

    @Test
    void nobodyIsSilence() {
        mixer.add(loud(1_000));
        mixer.clear();
        mixer.into(frame, Law.ALAW);
        assertThat(frame).containsOnly(Law.ALAW.silence());
    }

    @Test
    void mixingAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        short[] voice = loud(1_000);
        for (int i = 0; i < 2_000; i++) mix(voice);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 2_000; i++) mix(voice);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private void mix(short[] voice) {
        mixer.clear();
        mixer.add(voice);
        mixer.add(voice);
        mixer.into(frame, Law.ULAW);
    }

    private static short[] loud(int sample) {
        var samples = new short[160];
        Arrays.fill(samples, (short) sample);
        return samples;
    }
}
