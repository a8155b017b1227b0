package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderFileTest {
    /** Two nodes in each of eight layers, and nothing that belongs to weights. */
    private static final int MOST_CHANGED_BYTES = 8 * 400;

    private static final int GRAPH_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void onlyWhereItScalesIsItOtherThanInTheFile() throws IOException {
        Path file = TestModels.needed().decoder();
        try (Arena memory = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file)) {
            ByteBuffer changed = DecoderFile.read(file, memory);
            ByteBuffer asItWas = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int other = 0;
            for (int i = 0; i < GRAPH_BYTES; i++) if (changed.get(i) != asItWas.get(i)) other++;
            assertThat(other).isPositive().isLessThan(MOST_CHANGED_BYTES);
            int weights = asItWas.capacity() - GRAPH_BYTES;
            assertThat(changed.capacity()).isEqualTo(asItWas.capacity());
            assertThat(changed.slice(GRAPH_BYTES, weights).mismatch(asItWas.slice(GRAPH_BYTES, weights)))
                    .isEqualTo(-1);
        }
    }

    /** Both hear the same: as many tokens after the same sound, as likely as they were. */
    @Test
    @Tag("long")
    void itDecidesAsItDidBefore() throws Exception {
        Models models = TestModels.needed();
        int[] said = Vocabulary.read(models.vocabulary()).tokens("Four, nine, six, three");
        float[] sound = Wideband.of(new SpokenNumbers(7).spoken("jackson", "4963", 40, 1));
        try (Arena memory = Arena.ofConfined();
                FileChannel channel = FileChannel.open(models.decoder())) {
            ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            try (var before = new Moonshine(models.encoder(), file);
                    var now = new Moonshine(models.encoder(), DecoderFile.read(models.decoder(), memory));
                    Encoded heardBefore = before.hear(sound);
                    Encoded heardNow = now.hear(sound);
                    Encoded.Said a = heardBefore.after(heardBefore.start(), said);
                    Encoded.Said b = heardNow.after(heardNow.start(), said)) {
                for (int at = 0; at < said.length; at++) {
                    assertThat(b.mostLikely(at)).isEqualTo(a.mostLikely(at));
                    for (int token = 0; token < 32_000; token += 97)
                        assertThat(b.likely(at, token)).isCloseTo(a.likely(at, token), within(0.2));
                }
            }
        }
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path other = Files.write(folder.resolve("decoder.onnx"), new byte[5_000]);
        try (Arena memory = Arena.ofConfined()) {
            assertThatThrownBy(() -> DecoderFile.read(other, memory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not the decoder");
        }
    }
}
