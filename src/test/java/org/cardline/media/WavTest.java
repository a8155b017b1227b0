package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WavTest {
    private static final byte[] THREE = {1, 2, 3};

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Clip clip = Clip.ofUlaw(THREE);
        assertThat(Clip.fromWav(Wav.write(clip), "a.wav").ulaw()).containsExactly(THREE);
    }

    @Test
    void recordingOfSomebodyElseIsRead() throws IOException {
        assertThat(Voice.clip().duration()).isEqualTo(Duration.ofMillis(6200));
    }

    @Test
    void sixteenBitsAndALawBecomeMuLaw() throws IOException {
        var pcm = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 8316)
                .putShort((short) -8316);
        assertThat(Clip.fromWav(wav(1, 1, 8000, 16, pcm.array()), "a.wav").samples())
                .containsExactly(8316, -8316);
        byte[] aLaw = {Law.ALAW.encode((short) 8316)};
        assertThat(Clip.fromWav(wav(6, 1, 8000, 8, aLaw), "a.wav").samples()[0]).isBetween((short) 8000, (short) 8600);
    }

    @Test
    void messageSaysWhichFileWhatAndHowToMendIt() {
        assertThatThrownBy(() -> Clip.fromWav(wav(1, 2, 8000, 16, THREE), "a.wav"))
                .hasMessage("a.wav: it has 2 channels, not one. Make it with: sox IN -r 8000 -c 1 -e mu-law OUT.wav");
        assertThatThrownBy(() -> Clip.fromWav(wav(1, 1, 44100, 16, THREE), "a.wav"))
                .hasMessageContaining("44100 samples a second, not 8000");
        assertThatThrownBy(() -> Clip.fromWav(wav(1, 1, 8000, 24, THREE), "a.wav"))
                .hasMessageContaining("encoding is 1 with 24 bits");
        assertThatThrownBy(() -> Clip.fromWav("ID3 not a WAV file".getBytes(StandardCharsets.US_ASCII), "a.wav"))
                .hasMessageContaining("does not begin as a WAV file");
        assertThatThrownBy(() -> Clip.fromWav(new byte[0], "a.wav")).hasMessageContaining("does not begin");
        assertThatThrownBy(() -> Clip.fromWav(Arrays.copyOf(wav(7, 1, 8000, 8, THREE), 36), "a.wav"))
                .hasMessageContaining("no sound");
        assertThatThrownBy(() -> Clip.fromWav(new byte[Wav.MAX_BYTES + 1], "a.wav"))
                .hasMessageContaining("Cut it");
    }

    @Test
    void soundThatIsCutOffIsReadAsFarAsItGoes() throws IOException {
        byte[] wav = wav(7, 1, 8000, 8, new byte[1000]);
        assertThat(Clip.fromWav(Arrays.copyOf(wav, wav.length - 400), "a.wav").length())
                .isEqualTo(600);
    }

    @Test
    void damagedFileIsReadOrRefusedWithAMessage() {
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            byte[] wav = wav(7, 1, 8000, 8, new byte[20]);
            for (int i = 0; i < 3; i++) wav[random.nextInt(44)] = (byte) random.nextInt();
            try {
                Clip.fromWav(wav, "a.wav");
            } catch (IOException refused) {
                assertThat(refused).as("seed %d", seed).hasMessageStartingWith("a.wav");
            }
        }
    }

    private static byte[] wav(int encoding, int channels, int rate, int bits, byte[] data) {
        var out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) encoding).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        out.putShort((short) (channels * bits / 8)).putShort((short) bits);
        return out.put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }
}
