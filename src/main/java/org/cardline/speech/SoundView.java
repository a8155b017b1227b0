package org.cardline.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The decoder's view of a stretch of sound, which its first step makes and all others read: the keys and values of its attention to the
 * encoder's output (cross-attention), 1.1 MB for each second. It is one piece of native memory. Of one thread.
 */
final class SoundView implements AutoCloseable {
    private static final int ALIGNED_BYTES = 64;

    private final Arena memory = Arena.ofConfined();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    /**
     * Empty, for the first step to write to.
     *
     * @param outputs of the decoder's first step that are about the sound
     * @param moments that the encoder made of it
     */
    SoundView(OrtEnvironment environment, Set<String> outputs, long moments, long headSize) throws OrtException {
        try {
            make(environment, outputs, new long[] {1, Moonshine.HEADS, moments, headSize});
        } catch (OrtException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void make(OrtEnvironment environment, Set<String> outputs, long[] shape) throws OrtException {
        long bytes = Float.BYTES * shape[1] * shape[2] * shape[3], at = 0;
        MemorySegment all = memory.allocate(bytes * outputs.size(), ALIGNED_BYTES);
        for (String each : outputs) {
            var own = all.asSlice(at, bytes).asByteBuffer().order(ByteOrder.nativeOrder());
            tensors.put(each, OnnxTensor.createTensor(environment, own.asFloatBuffer(), shape));
            at += bytes;
        }
    }

    /** By the output's name; valid until this is closed. */
    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
        memory.close();
    }
}
