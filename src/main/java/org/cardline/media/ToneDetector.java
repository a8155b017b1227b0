package org.cardline.media;

import java.util.Optional;

/** Finds known tones in a stretch of sound (Goertzel). */
public final class ToneDetector {
    /** The stretch to look at for a key: the shortest that tells its frequencies apart, 25.6 ms. */
    public static final int KEY_SAMPLES = 205;

    /** How far apart two such stretches begin; a key is in both of two neighbours. */
    private static final int KEY_STEP = 100;

    /** The two tones of a key make up at least this share of the sound. */
    private static final double KEY_SHARE = 0.8;

    /** By how much one tone may be stronger than the other (ITU-T Q.24): column over row +4 dB, row over column +8 dB. */
    private static final double COLUMN_OVER_ROW = 2.51;

    private static final double ROW_OVER_COLUMN = 6.31;

    /** Softer sound than -45 dB of full scale is no key. */
    private static final double LEAST_POWER = 184.0 * 184.0;

    private ToneDetector() {}

    /** The share of the sound's power that is a sine of this frequency: nearly 0 to 1; 0 for silence. */
    public static double share(short[] samples, int from, int count, double hertz) {
        double total = power(samples, from, count);
        return total == 0 ? 0 : Math.min(1, tone(samples, from, count, hertz) / total);
    }

    /** The key whose two tones this is, if it is one. */
    public static Optional<Key> key(short[] samples, int from, int count) {
        int found = onPad(samples, from, count);
        return found < 0 ? Optional.empty() : Optional.of(Key.of(Tones.PAD.charAt(found)));
    }

    /** Whether it is the two tones of some key; allocates nothing. */
    public static boolean isKey(short[] samples, int from, int count) {
        return onPad(samples, from, count) >= 0;
    }

    private static int onPad(short[] samples, int from, int count) {
        double total = power(samples, from, count);
        if (total < LEAST_POWER) return -1;
        int row = strongest(samples, from, count, Tones.ROWS), column = strongest(samples, from, count, Tones.COLUMNS);
        double low = tone(samples, from, count, Tones.ROWS[row]);
        double high = tone(samples, from, count, Tones.COLUMNS[column]);
        boolean pair =
                low + high >= KEY_SHARE * total && high <= COLUMN_OVER_ROW * low && low <= ROW_OVER_COLUMN * high;
        return pair ? 4 * row + column : -1;
    }

    /**
     * The keys whose tones are in the sound, in order, whatever else is in it. A tone counts from about 40 ms
     * (ITU-T Q.24); one that lasts is one key.
     */
    public static String keys(short[] samples) {
        var keys = new StringBuilder();
        Optional<Key> last = Optional.empty();
        boolean counted = false;
        for (int from = 0; from + KEY_SAMPLES <= samples.length; from += KEY_STEP) {
            Optional<Key> now = key(samples, from, KEY_SAMPLES);
            if (!now.equals(last)) counted = false;
            else if (now.isPresent() && !counted) {
                keys.append(now.get().symbol());
                counted = true;
            }
            last = now;
        }
        return keys.toString();
    }

    private static int strongest(short[] samples, int from, int count, int[] hertz) {
        int best = 0;
        for (int i = 1; i < hertz.length; i++) {
            if (tone(samples, from, count, hertz[i]) > tone(samples, from, count, hertz[best])) best = i;
        }
        return best;
    }

    private static double power(short[] samples, int from, int count) {
        double energy = 0;
        for (int i = from; i < from + count; i++) energy += (double) samples[i] * samples[i];
        return energy / count;
    }

    /** The power of the sine of this frequency in the stretch. */
    private static double tone(short[] samples, int from, int count, double hertz) {
        double turn = 2 * Math.cos(2 * Math.PI * hertz / Clip.SAMPLES_PER_SECOND);
        double last = 0, before = 0;
        for (int i = from; i < from + count; i++) {
            double now = samples[i] + turn * last - before;
            before = last;
            last = now;
        }
        double squared = last * last + before * before - turn * last * before;
        return 2 * squared / ((double) count * count);
    }
}
