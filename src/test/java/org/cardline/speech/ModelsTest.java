package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir
    Path folder;

    @Test
    void whereAFileIsMissingThereAreNoModels() throws IOException {
        assertThat(Models.in(folder)).isEmpty();
        assertThat(Models.in(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        for (String name :
                List.of("encoder_model.onnx", "decoder_model_merged.onnx", "llama-tokenizer.js", "silero_vad_v5.onnx"))
            Files.writeString(folder.resolve(name), "not a model");
        assertThatThrownBy(() -> Models.in(folder))
                .isInstanceOf(Models.Refused.class)
                .hasMessageContaining("decoder_model_merged.onnx is not the model it should be")
                .hasMessageContaining("Delete it and run ./cardline up");
    }
}
