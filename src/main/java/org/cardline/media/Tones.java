package org.cardline.media;

import java.time.Duration;

/** Tones as clips: for tests, for the load programme, and for telephones that know no events. */
public final class Tones {
    /** The frequencies of a keypad's rows and columns (ITU-T Q.23), in hertz. */
    static final int[] ROWS = {697, 770, 852, 941};

    static final int[] COLUMNS = {1209, 1336, 1477, 1633};

    /** The keypad by rows. */
    static final String PAD = "123A456B789C*0#D";

    /** Of each of the two tones: -9 dB of full scale's sine, together still under overload. */
    private static final int KEY_AMPLITUDE = 11_600;

    private Tones() {}

    /** @param amplitude of the peak, 0 to 32,767 */
    public static Clip sine(double hertz, Duration length, int amplitude) {
        return sum(length, amplitude, hertz);
    }

    /** The two tones of a key. */
    public static Clip key(Key key, Duration length) {
        int place = PAD.indexOf(key.symbol());
        return sum(length, KEY_AMPLITUDE, ROWS[place / 4], COLUMNS[place % 4]);
    }

    private static Clip sum(Duration length, int amplitude, double... hertz) {
        var samples = new short[(int) (length.toMillis() * Clip.SAMPLES_PER_SECOND / 1000)];
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            for (double each : hertz) sum += Math.sin(2 * Math.PI * each * i / Clip.SAMPLES_PER_SECOND);
            samples[i] = (short) Math.round(amplitude * sum);
        }
        return Clip.ofSamples(samples);
    }
}
