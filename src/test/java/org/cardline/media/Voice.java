package org.cardline.media;

import java.io.IOException;
import java.util.Objects;

/** Somebody ordering a coffee by telephone, 6.2 s (NOTICE: Picovoice's speech-to-intent benchmark). */
final class Voice {
    private Voice() {}

    static Clip clip() throws IOException {
        try (var in = Objects.requireNonNull(Voice.class.getResourceAsStream("/media/voice.wav"))) {
            return Clip.fromWav(in.readAllBytes(), "media/voice.wav");
        }
    }
}
