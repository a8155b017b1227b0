package org.cardline.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Moonshine (Useful Sensors, 2024), int8: sound to tokens. The weights are loaded once and shared; any thread may
 * {@link #hear}, and works on that thread alone.
 */
final class Moonshine implements AutoCloseable {
    static final int HEADS = 8;

    private final OrtEnvironment environment = Onnx.ENVIRONMENT;
    private final OrtSession encoder;
    private final OrtSession decoder;
    private final long headSize;
    private final Set<String> ofSound = new LinkedHashSet<>();
    private final Set<String> ofTokens = new LinkedHashSet<>();

    /** Loads these two files. */
    static Moonshine load(Path encoderFile, Path decoderFile) {
        try (Arena memory = Arena.ofConfined()) {
            return new Moonshine(encoderFile, DecoderFile.read(decoderFile, memory));
        } catch (OrtException | IOException e) {
            throw new IllegalStateException(
                    "the recogniser's models " + encoderFile + " and " + decoderFile + " could not be loaded", e);
        }
    }

    /** @param decoderModel needed no longer once this is made */
    Moonshine(Path encoderFile, ByteBuffer decoderModel) throws OrtException {
        NativeMemory.keepLittle();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setMemoryPatternOptimization(false);
            // Otherwise every step makes the table of tokens floating-point: 55 MB each time, a third of the work.
            options.addConfigEntry("session.disable_quant_qdq", "1");
            options.setCPUArenaAllocator(false); // it grows in powers of two, and keeps all of it
            encoder = environment.createSession(encoderFile.toString(), options);
            decoder = environment.createSession(decoderModel, options);
            headSize = headSize(decoder);
        }
        for (String name : decoder.getOutputNames()) (name.contains(".encoder.") ? ofSound : ofTokens).add(name);
    }

    /** Encodes a stretch of 16 kHz sound, and decodes up to the first token. */
    Encoded hear(float[] sound) {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, new float[][] {sound})) {
            return decoded(encoder.run(Map.of("input_values", input)));
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private Encoded decoded(OrtSession.Result sounds) throws OrtException {
        try {
            NativeMemory.giveBack(); // the encoder had most of what a recognition needs
            var encoded = (OnnxTensor) sounds.get(0);
            return viewed(
                    sounds,
                    new SoundView(environment, ofSound, encoded.getInfo().getShape()[1], headSize));
        } catch (OrtException | RuntimeException e) {
            sounds.close();
            throw e;
        }
    }

    private Encoded viewed(OrtSession.Result sounds, SoundView view) throws OrtException {
        try {
            return new Encoded(this, sounds, view, first((OnnxTensor) sounds.get(0), view));
        } catch (OrtException | RuntimeException e) {
            view.close();
            throw e;
        }
    }

    private OrtSession.Result first(OnnxTensor encoded, SoundView view) throws OrtException {
        try (OnnxTensor nothing = noCache();
                OnnxTensor token = tokens(Vocabulary.BEGIN);
                OnnxTensor withoutCache = branch(false)) {
            var inputs = new HashMap<String, OnnxTensor>();
            for (String name : decoder.getOutputNames()) if (isCache(name)) inputs.put(past(name), nothing);
            return run(inputs, token, encoded, withoutCache, view.tensors());
        }
    }

    /** Decodes on after {@code cache}, which it leaves as it is. */
    OrtSession.Result next(OnnxTensor encoded, Map<String, OnnxTensor> cache, int... more) {
        try (OnnxTensor tokens = tokens(more);
                OnnxTensor withCache = branch(true)) {
            return run(new HashMap<>(cache), tokens, encoded, withCache, Map.of());
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private OrtSession.Result run(
            Map<String, OnnxTensor> inputs,
            OnnxTensor tokens,
            OnnxTensor encoded,
            OnnxTensor branch,
            Map<String, OnnxTensor> view)
            throws OrtException {
        inputs.put("input_ids", tokens);
        inputs.put("encoder_hidden_states", encoded);
        inputs.put("use_cache_branch", branch);
        return decoder.run(inputs, ofTokens, view);
    }

    private OnnxTensor tokens(int... tokens) throws OrtException {
        var row = new long[1][tokens.length];
        for (int i = 0; i < tokens.length; i++) row[0][i] = tokens[i];
        return OnnxTensor.createTensor(environment, row);
    }

    private OnnxTensor branch(boolean withCache) throws OrtException {
        return OnnxTensor.createTensor(environment, new boolean[] {withCache});
    }

    private OnnxTensor noCache() throws OrtException {
        return OnnxTensor.createTensor(
                environment, FloatBuffer.allocate((int) (HEADS * headSize)), new long[] {1, HEADS, 1, headSize});
    }

    private static long headSize(OrtSession decoder) throws OrtException {
        var cache = Objects.requireNonNull(decoder.getInputInfo().get("past_key_values.0.decoder.key"));
        return ((TensorInfo) cache.getInfo()).getShape()[3];
    }

    /** Whether an output of the decoder is part of its cache. */
    static boolean isCache(String output) {
        return output.startsWith("present.");
    }

    /** The input that takes an output of the step before. */
    static String past(String output) {
        return output.replace("present.", "past_key_values.");
    }

    static IllegalStateException failed(OrtException e) {
        return new IllegalStateException("the recogniser's model failed", e);
    }

    @Override
    public void close() {
        try {
            encoder.close();
            decoder.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }
}
