package org.cardline.speech;

import com.sun.speech.freetts.audio.NullAudioPlayer;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.cardline.media.Clip;

/** Where FreeTTS writes what it says. */
final class CollectedSound extends NullAudioPlayer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(8_000, 16, 1, true, true);

    @Override
    public void setAudioFormat(AudioFormat format) {
        this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean write(byte[] sound) {
        return write(sound, 0, sound.length);
    }

    @Override
    public boolean write(byte[] sound, int from, int count) {
        bytes.write(sound, from, count);
        return true;
    }

    Clip clip() {
        try {
            return Narrowband.of(bytes.toByteArray(), format);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
