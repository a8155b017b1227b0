package org.cardline.speech;

import org.cardline.media.Clip;
import org.cardline.media.SpeechLevel;

/** Brings what was synthesised to the loudness of the recorded prompts; scripts/make-prompts does the same to those. */
final class Loudness {
    /** The active level of every prompt, in dBov (ITU-T P.56). */
    static final double LEVEL_DBOV = -19;

    /** Bending the peaks takes a little of the level, so it is measured and raised again. */
    private static final int TURNS = 3;

    /** Beyond this, of 1, a peak is bent; none reaches {@link #HIGHEST}. */
    private static final double BEND = 0.4;

    private static final double HIGHEST = 0.9;

    /** Nearly silent sound is left as it is: its noise would be raised to the loudness of speech. */
    private static final double SOFTEST_DBOV = -60;

    private Loudness() {}

    static Clip even(Clip clip) {
        SpeechLevel level = SpeechLevel.of(clip);
        double gain = 0;
        Clip even = clip;
        for (int turn = 0; turn < TURNS && level.activeDbov() > SOFTEST_DBOV; turn++) {
            gain += LEVEL_DBOV - level.activeDbov();
            even = amplified(clip, Math.pow(10, gain / 20));
            level = SpeechLevel.of(even);
        }
        return even;
    }

    private static Clip amplified(Clip clip, double factor) {
        short[] samples = clip.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(bent(samples[i] * factor / 32768) * 32768);
        }
        return Clip.ofSamples(samples);
    }

    /** Goes on smoothly from {@link #BEND}, and towards {@link #HIGHEST}. */
    private static double bent(double sample) {
        double size = Math.abs(sample), room = HIGHEST - BEND;
        if (size <= BEND) return sample;
        return Math.signum(sample) * (BEND + room * Math.tanh((size - BEND) / room));
    }
}
