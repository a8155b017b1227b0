package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A voice with keys in it, and what is left of it. */
class HushTest {
    private static final int FRAME = JitterBuffer.FRAME;

    /** However a tone lies in the frames, nothing of it comes through, and a second later the voice does. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 37, 80, 100, 159})
    void nothingIsLeftOfAKeyAndAllOfTheVoice(int offset) {
        short[] voice = Tones.sine(440, Duration.ofSeconds(1), 8_000).samples();
        for (char key : "159D*0#".toCharArray()) {
            short[] tone = Tones.key(Key.of(key), Duration.ofMillis(90)).samples();
            var said = new short[3 * voice.length];
            System.arraycopy(voice, 0, said, 0, voice.length);
            System.arraycopy(tone, 0, said, voice.length + 800 + offset, tone.length);
            System.arraycopy(voice, 0, said, 2 * voice.length, voice.length);
            short[] heard = heard(said);
            assertThat(heard[voice.length / 2 + 3 * FRAME]).isEqualTo(said[voice.length / 2]);
            int from = voice.length + 3 * FRAME;
            assertThat(Arrays.copyOfRange(heard, from, from + voice.length))
                    .as("key " + key)
                    .containsOnly((short) 0);
            assertThat(heard[said.length - 1]).isEqualTo(said[said.length - 1 - 3 * FRAME]);
        }
    }

    private static short[] heard(short[] said) {
        var hush = new Hush();
        short[] heard = said.clone();
        var frame = new short[FRAME];
        for (int at = 0; at < said.length; at += FRAME) {
            System.arraycopy(said, at, frame, 0, FRAME);
            hush.pass(frame);
            System.arraycopy(frame, 0, heard, at, FRAME);
        }
        return heard;
    }
}
