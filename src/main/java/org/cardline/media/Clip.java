package org.cardline.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A piece of sound, µ-law at 8,000 samples a second. Immutable: one is shared by all calls that play it, on any thread.
 */
public final class Clip {
    /** Samples, and so bytes, a second. */
    public static final int SAMPLES_PER_SECOND = 8_000;

    /** Samples at each end that {@link #smoothed} fades: 2 ms. */
    private static final int FADE = 16;

    private final byte[] ulaw;

    private Clip(byte[] ulaw) {
        this.ulaw = ulaw;
    }

    /** A clip of these µ-law codes, which are copied. */
    public static Clip ofUlaw(byte[] codes) {
        return new Clip(codes.clone());
    }

    /** A clip of 16-bit samples at 8 kHz. */
    public static Clip ofSamples(short[] samples) {
        var codes = new byte[samples.length];
        Law.ULAW.encode(samples, 0, codes, 0, samples.length);
        return new Clip(codes);
    }

    /** So much silence. */
    public static Clip silence(Duration length) {
        return ofSamples(new short[(int) (length.toMillis() * SAMPLES_PER_SECOND / 1000)]);
    }

    /**
     * The sound of a WAV file: 8 kHz, one channel, µ-law, A-law or 16-bit.
     *
     * @throws IOException if it cannot be read, or saying what the file is, where it differs and how to mend it
     */
    public static Clip fromWav(Path file) throws IOException {
        return Wav.read(Files.readAllBytes(file), file.toString());
    }

    /** The same from bytes; {@code name} is what messages call them. */
    public static Clip fromWav(byte[] wav, String name) throws IOException {
        return Wav.read(wav, name);
    }

    /** How long it plays. */
    public Duration duration() {
        return Duration.ofNanos(ulaw.length * 1_000_000_000L / SAMPLES_PER_SECOND);
    }

    /** How many samples it has. */
    public int length() {
        return ulaw.length;
    }

    /** The samples, decoded into a new array. */
    public short[] samples() {
        var samples = new short[ulaw.length];
        Law.ULAW.decode(ulaw, 0, samples, 0, samples.length);
        return samples;
    }

    /** The µ-law codes, in a new array. */
    public byte[] ulaw() {
        return ulaw.clone();
    }

    /** The same with its first and last 2 ms faded, so that it clicks neither alone nor beside another clip. */
    public Clip smoothed() {
        short[] samples = samples();
        int fade = Math.min(FADE, samples.length / 2);
        for (int i = 0; i < fade; i++) {
            samples[i] = (short) (samples[i] * i / fade);
            samples[samples.length - 1 - i] = (short) (samples[samples.length - 1 - i] * i / fade);
        }
        return ofSamples(samples);
    }

    /** Copies codes into a frame in the law of its call; allocates nothing. */
    void copy(int from, byte[] frame, int to, int count, Law law) {
        if (law == Law.ULAW) System.arraycopy(ulaw, from, frame, to, count);
        else for (int i = 0; i < count; i++) frame[to + i] = law.encode(Law.ULAW.decode(ulaw[from + i]));
    }
}
