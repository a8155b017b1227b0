package org.cardline.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** WAV files as independent telephones read and write them: 16-bit samples, one channel, 8 kHz. */
final class Wav {
    private static final int HEADER = 44;
    private static final int RATE = 8_000;

    private Wav() {}

    static void silence(Path file, Duration length) throws IOException {
        int bytes = (int) (length.toMillis() * RATE / 1_000 * 2);
        var wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
        Files.write(file, wav.array());
    }

    /** How much sound a file holds by now. */
    static Duration length(Path file) throws IOException {
        return Duration.ofMillis(Math.max(0, Files.size(file) - HEADER) * 1_000 / (RATE * 2));
    }

    /** The samples after the header, even where the header's length was never filled in. */
    static short[] samples(Path file) throws IOException {
        var wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (wav.limit() < HEADER) return new short[0];
        var samples = new short[(wav.limit() - HEADER) / 2];
        wav.position(HEADER).asShortBuffer().get(samples);
        return samples;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
