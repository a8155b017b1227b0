package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidebandTest {
    @Test
    void aToneStaysOneToneAtTheLevelThatIsWanted() {
        float[] wide = Wideband.of(tone(1000, 8000));
        assertThat(power(wide, 1000)).isBetween(0.9 * 0.05, 1.1 * 0.05);
    }

    @Test
    void nothingIsAddedAboveFourKilohertz() {
        for (int hertz : new int[] {300, 1000, 2000, 3400}) {
            float[] wide = Wideband.of(tone(hertz, 8000));
            assertThat(power(wide, 8000 - hertz))
                    .as("the image of %s Hz", hertz)
                    .isLessThan(0.05 / 300);
        }
    }

    @Test
    void silenceStaysSilent() {
        assertThat(power(Wideband.of(new short[8000]), 1000)).isLessThan(1e-6);
    }

    private static short[] tone(int hertz, int samples) {
        var tone = new short[samples];
        for (int i = 0; i < samples; i++) tone[i] = (short) (3000 * Math.sin(2 * Math.PI * hertz * i / 8000));
        return tone;
    }

    /** The root mean square of one frequency, in the middle half second. */
    private static double power(float[] wide, int hertz) {
        int from = wide.length / 2 - 4000, to = from + 8000;
        double sine = 0, cosine = 0;
        for (int i = from; i < to; i++) {
            double angle = 2 * Math.PI * hertz * i / Wideband.SAMPLES_PER_SECOND;
            sine += wide[i] * Math.sin(angle);
            cosine += wide[i] * Math.cos(angle);
        }
        return Math.sqrt(2) * Math.hypot(sine, cosine) / (to - from);
    }
}
