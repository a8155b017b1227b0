package org.cardline.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Silero's voice detector, version 5, on ONNX Runtime. Several streams are judged in one run, which costs half as much for
 * each as one alone. Owned by one thread.
 */
final class Silero implements VoiceDetector {
    private static final int SEEN = VoiceStream.SEEN;
    private static final int LAYERS = VoiceStream.LAYERS;
    private static final int CELLS = VoiceStream.CELLS;
    private static final long SAMPLES_PER_SECOND = 8_000;

    /** The model's inputs and outputs for so many streams, all in the same memory. */
    private record Tensors(Map<String, OnnxTensor> in, Map<String, OnnxValue> out) {}

    private final OrtEnvironment environment = Onnx.ENVIRONMENT;
    private final OrtSession session;
    private final FloatBuffer seen = floats(MOST_AT_ONCE * SEEN);
    private final FloatBuffer before = floats(MOST_AT_ONCE * LAYERS * CELLS);
    private final FloatBuffer after = floats(MOST_AT_ONCE * LAYERS * CELLS);
    private final FloatBuffer probabilities = floats(MOST_AT_ONCE);
    private final LongBuffer rate = ByteBuffer.allocateDirect(Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .asLongBuffer()
            .put(0, SAMPLES_PER_SECOND);
    private final @Nullable Tensors[] tensors = new Tensors[MOST_AT_ONCE + 1];

    private Silero(OrtSession session) {
        this.session = session;
    }

    /** @throws IOException if the file is no model that ONNX Runtime can load */
    static Silero load(Path model) throws IOException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new Silero(Onnx.ENVIRONMENT.createSession(model.toString(), options));
        } catch (OrtException broken) {
            throw new IOException(model + " can't be loaded: " + broken.getMessage(), broken);
        }
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void judge(List<VoiceStream> streams) {
        int count = streams.size();
        for (int i = 0; i < count; i++) give(streams.get(i), i, count);
        try {
            Tensors of = tensors(count);
            session.run(of.in(), Set.of(), of.out()).close();
        } catch (OrtException broken) {
            throw new IllegalStateException("The voice detector failed", broken);
        }
        for (int i = 0; i < count; i++) take(streams.get(i), i, count);
    }

    private void give(VoiceStream stream, int index, int count) {
        seen.put(index * SEEN, stream.seen);
        for (int layer = 0; layer < LAYERS; layer++) {
            before.put((layer * count + index) * CELLS, stream.state, layer * CELLS, CELLS);
        }
    }

    private void take(VoiceStream stream, int index, int count) {
        stream.probability = probabilities.get(index);
        for (int layer = 0; layer < LAYERS; layer++) {
            after.get((layer * count + index) * CELLS, stream.state, layer * CELLS, CELLS);
        }
    }

    private Tensors tensors(int count) throws OrtException {
        Tensors made = tensors[count];
        if (made == null) {
            made = make(count);
            tensors[count] = made;
        }
        return made;
    }

    private Tensors make(int count) throws OrtException {
        long[] states = {LAYERS, count, CELLS};
        return new Tensors(
                Map.of(
                        "input", tensor(seen, count, SEEN),
                        "state", tensor(before, states),
                        "sr", OnnxTensor.createTensor(environment, rate, new long[0])),
                Map.of("output", tensor(probabilities, count, 1), "stateN", tensor(after, states)));
    }

    private OnnxTensor tensor(FloatBuffer memory, long... shape) throws OrtException {
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return OnnxTensor.createTensor(environment, memory.slice(0, size), shape);
    }

    @Override
    public void close() {
        for (Tensors each : tensors) {
            if (each == null) continue;
            each.in().values().forEach(OnnxTensor::close);
            each.out().values().forEach(OnnxValue::close);
        }
        try {
            session.close();
        } catch (OrtException broken) {
            throw new IllegalStateException("The voice detector can't be closed", broken);
        }
    }
}
