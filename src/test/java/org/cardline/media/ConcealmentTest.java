package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcealmentTest {
    private static final int BLOCK = Concealment.BLOCK;

    @Test
    void steadyToneGoesOnAsIfNothingWereLost() {
        short[] tone = Tones.sine(200, Duration.ofSeconds(1), 8000).samples();
        short[] filled = through(tone, at -> at == 20);
        assertThat(error(tone, filled, 20 * BLOCK, BLOCK)).isLessThan(0.02);
        assertThat(largestStep(filled, 19 * BLOCK, 3 * BLOCK)).isLessThan(largestStep(tone, 0, 800) * 3 / 2);
    }

    @Test
    void longLossFadesToSilenceWithinSixtyMilliseconds() {
        short[] tone = Tones.sine(200, Duration.ofSeconds(1), 8000).samples();
        short[] filled = through(tone, at -> at >= 20 && at < 40);
        assertThat(power(filled, 20 * BLOCK, BLOCK)).isGreaterThan(power(filled, 24 * BLOCK, BLOCK));
        assertThat(power(filled, 24 * BLOCK, BLOCK)).isPositive();
        assertThat(power(filled, 26 * BLOCK, 14 * BLOCK)).isZero();
    }

    @Test
    void longLossIsToldApartFromSilence() {
        var concealment = new Concealment();
        var block = new short[BLOCK];
        assertThat(concealment.conceal(block, 0)).isFalse();
        concealment.heard(Tones.sine(200, Duration.ofMillis(10), 8000).samples(), 0);
        for (int i = 0; i < 6; i++) assertThat(concealment.conceal(block, 0)).isTrue();
        assertThat(concealment.conceal(block, 0)).isFalse();
    }

    @Test
    void voiceIsNearerToWhatWasLostThanSilenceWouldBe() throws IOException {
        short[] voice = Voice.clip().samples();
        double concealed = 0, silent = 0;
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            short[] filled = through(voice, at -> random.nextInt(20) == 0);
            concealed += envelopeError(voice, filled);
            random.setSeed(seed);
            silent += envelopeError(voice, silenced(voice, random));
        }
        assertThat(concealed).isLessThan(silent / 2);
    }

    private interface Loss {
        boolean at(int block);
    }

    private static short[] through(short[] samples, Loss loss) {
        var concealment = new Concealment();
        var out = samples.clone();
        for (int at = 0; at + BLOCK <= out.length; at += BLOCK) {
            if (loss.at(at / BLOCK)) concealment.conceal(out, at);
            else concealment.heard(out, at);
        }
        return out;
    }

    private static short[] silenced(short[] samples, Random random) {
        var out = samples.clone();
        for (int at = 0; at + BLOCK <= out.length; at += BLOCK) {
            if (random.nextInt(20) == 0) Arrays.fill(out, at, at + BLOCK, (short) 0);
        }
        return out;
    }

    /** Squared difference of the loudness, block by block. */
    private static double envelopeError(short[] wanted, short[] got) {
        double sum = 0;
        for (int at = 0; at + BLOCK <= wanted.length; at += BLOCK) {
            double difference = Math.sqrt(power(wanted, at, BLOCK)) - Math.sqrt(power(got, at, BLOCK));
            sum += difference * difference;
        }
        return sum;
    }

    private static double error(short[] wanted, short[] got, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) sum += Math.pow(wanted[i] - got[i], 2);
        return sum / count / power(wanted, from, count);
    }

    private static double power(short[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) sum += (double) samples[i] * samples[i];
        return sum / count;
    }

    private static int largestStep(short[] samples, int from, int count) {
        int largest = 0;
        for (int i = from + 1; i < from + count; i++)
            largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
        return largest;
    }
}
