package org.cardline.media;

import java.util.Arrays;

/**
 * How loud speech is while somebody speaks: the active level of ITU-T P.56, method B, whose threshold lies 15.9 dB below
 * the level it finds. Simplified in one thing: between two thresholds it goes on linearly, where P.56 halves the interval
 * until it is within 0.5 dB; the difference is under 0.2 dB.
 *
 * @param activeDbov level while speaking, against the overload point of 16 bits (G.100.1): -26 is usual, less is softer
 * @param peakDbov the loudest sample; 0 is overload
 * @param activity the share of the time in which somebody speaks, 0 to 1
 */
public record SpeechLevel(double activeDbov, double peakDbov, double activity) {
    /** What nothing at all measures. */
    public static final double SILENCE_DBOV = -100;

    private static final double MARGIN = 15.9;
    private static final int THRESHOLDS = 15;

    /** Pauses shorter than this are speech. */
    private static final int HANGOVER = Clip.SAMPLES_PER_SECOND / 5;

    /** The envelope's time constant is 30 ms. */
    private static final double KEEP = Math.exp(-1 / (0.03 * Clip.SAMPLES_PER_SECOND));

    /** Measures a clip. */
    public static SpeechLevel of(Clip clip) {
        return of(clip.samples());
    }

    /** Measures 16-bit samples at 8 kHz. */
    public static SpeechLevel of(short[] samples) {
        double energy = 0;
        int peak = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
            peak = Math.max(peak, Math.abs(sample));
        }
        return energy == 0
                ? new SpeechLevel(SILENCE_DBOV, SILENCE_DBOV, 0)
                : active(activeSamples(samples), energy, samples.length, 20 * Math.log10(peak / 32768.0));
    }

    /** For thresholds from 1 to 2^14: how many samples' envelope is, or was lately, above it. */
    private static int[] activeSamples(short[] samples) {
        var active = new int[THRESHOLDS];
        var quiet = new int[THRESHOLDS];
        Arrays.fill(quiet, HANGOVER);
        double smooth = 0, envelope = 0;
        for (short sample : samples) {
            smooth = KEEP * smooth + (1 - KEEP) * Math.abs(sample);
            envelope = KEEP * envelope + (1 - KEEP) * smooth;
            for (int i = 0; i < THRESHOLDS; i++) {
                quiet[i] = envelope >= 1 << i ? 0 : quiet[i] + 1;
                if (quiet[i] < HANGOVER) active[i]++;
            }
        }
        return active;
    }

    private static SpeechLevel active(int[] active, double energy, int samples, double peak) {
        double levelBefore = SILENCE_DBOV, excessBefore = Double.POSITIVE_INFINITY;
        for (int i = 0; i < THRESHOLDS && active[i] > 0; i++) {
            double level = 10 * Math.log10(energy / active[i]) - 20 * Math.log10(32768);
            double excess = level - 20 * Math.log10((1 << i) / 32768.0) - MARGIN;
            if (excess <= 0) {
                double part = Double.isInfinite(excessBefore) ? 1 : excessBefore / (excessBefore - excess);
                double found = Double.isInfinite(excessBefore) ? level : levelBefore + part * (level - levelBefore);
                return new SpeechLevel(found, peak, Math.min(1, energy / samples / power(found)));
            }
            levelBefore = level;
            excessBefore = excess;
        }
        return new SpeechLevel(levelBefore, peak, Math.min(1, energy / samples / power(levelBefore)));
    }

    private static double power(double dbov) {
        return Math.pow(10, dbov / 10) * 32768.0 * 32768.0;
    }
}
