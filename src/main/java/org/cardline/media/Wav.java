package org.cardline.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** WAV files of telephone sound (RIFF, Microsoft/IBM 1991): 8 kHz, one channel; µ-law, A-law or 16-bit samples. */
public final class Wav {
    /** A longer file is refused: one hour of 16-bit sound. */
    static final int MAX_BYTES = 2 * 3600 * Clip.SAMPLES_PER_SECOND + 4096;

    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int HEADER_BYTES = 58;
    private static final String MEND = " Make it with: sox IN -r 8000 -c 1 -e mu-law OUT.wav";

    private final String name;
    private final ByteBuffer bytes;
    private int encoding = -1;

    private Wav(byte[] wav, String name) {
        this.name = name;
        bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Clip read(byte[] wav, String name) throws IOException {
        if (wav.length > MAX_BYTES) throw new IOException(name + " is over an hour long. Cut it.");
        return new Wav(wav, name).read();
    }

    private Clip read() throws IOException {
        if (bytes.remaining() < 12 || !tag().equals("RIFF") || bytes.getInt() == 0 || !tag().equals("WAVE")) {
            throw unlike("it does not begin as a WAV file (RIFF … WAVE)");
        }
        while (bytes.remaining() >= 8) {
            String chunk = tag();
            int length = Math.min(bytes.getInt() & Integer.MAX_VALUE, bytes.remaining());
            if (chunk.equals("data")) return sound(length);
            int next = Math.min(bytes.limit(), bytes.position() + length + (length & 1));
            if (chunk.equals("fmt ")) format(length);
            bytes.position(next);
        }
        throw unlike("it has no sound (no \"data\" chunk)");
    }

    private String tag() {
        var tag = new byte[4];
        bytes.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    private void format(int length) throws IOException {
        if (length < 16) throw unlike("its \"fmt \" chunk at byte " + bytes.position() + " is cut off");
        int at = bytes.position();
        encoding = bytes.getShort(at) & 0xFFFF;
        if (encoding == EXTENSIBLE && length >= 26) encoding = bytes.getShort(at + 24) & 0xFFFF;
        int channels = bytes.getShort(at + 2), rate = bytes.getInt(at + 4), bits = bytes.getShort(at + 14);
        if (channels != 1) throw unlike("it has " + channels + " channels, not one");
        if (rate != Clip.SAMPLES_PER_SECOND) throw unlike("it has " + rate + " samples a second, not 8000");
        boolean known = encoding == PCM ? bits == 16 : (encoding == A_LAW || encoding == MU_LAW) && bits == 8;
        if (!known) throw unlike("its encoding is " + encoding + " with " + bits + " bits, not µ-law, A-law or 16-bit");
    }

    private Clip sound(int length) throws IOException {
        if (encoding < 0) throw unlike("its sound at byte " + bytes.position() + " comes before its \"fmt \" chunk");
        return switch (encoding) {
            case MU_LAW -> Clip.ofUlaw(codes(length));
            case A_LAW -> Clip.ofSamples(fromALaw(codes(length)));
            default -> Clip.ofSamples(samples(length));
        };
    }

    private byte[] codes(int length) {
        return Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.position() + length);
    }

    private short[] samples(int length) {
        var samples = new short[length / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }

    private static short[] fromALaw(byte[] codes) {
        var samples = new short[codes.length];
        Law.ALAW.decode(codes, 0, samples, 0, codes.length);
        return samples;
    }

    private IOException unlike(String difference) {
        return new IOException(name + ": " + difference + "." + MEND);
    }

    /** A µ-law WAV file of a clip, ready to be written to disk. */
    public static byte[] write(Clip clip) {
        int length = clip.length(), padding = length & 1;
        var out = ByteBuffer.allocate(HEADER_BYTES + length + padding).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + length + padding).put(ascii("WAVE"));
        out.put(ascii("fmt ")).putInt(18).putShort((short) MU_LAW).putShort((short) 1);
        out.putInt(Clip.SAMPLES_PER_SECOND).putInt(Clip.SAMPLES_PER_SECOND);
        out.putShort((short) 1).putShort((short) 8).putShort((short) 0);
        out.put(ascii("fact")).putInt(4).putInt(length);
        return out.put(ascii("data")).putInt(length).put(clip.ulaw()).array();
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
