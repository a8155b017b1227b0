package org.cardline.speech;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** WAV files as other programs write them. */
final class Sounds {
    private Sounds() {}

    /** A second of a sine, 16-bit, at any rate and number of channels. */
    static Path wav(Path file, int rate, int channels, double hertz) throws IOException {
        var format = new AudioFormat(rate, 16, channels, true, false);
        var pcm = ByteBuffer.allocate(rate * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rate * channels; i++) {
            pcm.putShort((short) (8_000 * Math.sin(2 * Math.PI * hertz * (i / channels) / rate)));
        }
        var sound = new AudioInputStream(new ByteArrayInputStream(pcm.array()), format, rate);
        AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        return file;
    }
}
