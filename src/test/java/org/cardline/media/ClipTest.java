package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClipTest {
    @Test
    void arrayItWasMadeOfMayChangeAfterwards() {
        byte[] codes = {1, 2};
        Clip clip = Clip.ofUlaw(codes);
        codes[0] = 9;
        clip.ulaw()[1] = 9;
        assertThat(clip.ulaw()).containsExactly(1, 2);
    }

    @Test
    void silenceIsSilent() {
        Clip silence = Clip.silence(Duration.ofMillis(30));
        assertThat(silence.length()).isEqualTo(240);
        assertThat(silence.samples()).containsOnly((short) 0);
    }

    @Test
    void smoothedClipBeginsAndEndsInSilenceAndIsTheSameBetween() {
        Clip loud = Clip.ofSamples(constant(1000, 8316));
        short[] smooth = loud.smoothed().samples();
        assertThat(smooth[0]).isZero();
        assertThat(smooth[999]).isZero();
        assertThat(smooth[16]).isEqualTo((short) 8316);
        assertThat(smooth[983]).isEqualTo((short) 8316);
        for (int i = 1; i < smooth.length; i++)
            assertThat(Math.abs(smooth[i] - smooth[i - 1])).isLessThan(800);
    }

    @Test
    void clipShorterThanItsFadesStaysAClip() {
        assertThat(Clip.ofSamples(constant(5, 1000)).smoothed().length()).isEqualTo(5);
        assertThat(Clip.ofSamples(new short[0]).smoothed().length()).isZero();
    }

    private static short[] constant(int length, int value) {
        var samples = new short[length];
        Arrays.fill(samples, (short) value);
        return samples;
    }
}
