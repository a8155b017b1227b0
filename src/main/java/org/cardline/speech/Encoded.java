package org.cardline.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One stretch of sound on its way to words. What it holds is native memory: the encoded sound and the decoder's view of
 * it, which every guess shares, until it is closed. Of one thread.
 */
final class Encoded implements AutoCloseable {
    /** Values that the encoder gives for each moment of 24 ms. */
    static final int WIDTH = 416;

    private final Moonshine model;
    private final OrtSession.Result sound;
    private final SoundView view;
    private final OrtSession.Result first;
    private final Map<String, OnnxTensor> shared = new HashMap<>();

    Encoded(Moonshine model, OrtSession.Result sound, SoundView view, OrtSession.Result first) {
        this.model = model;
        this.sound = sound;
        this.view = view;
        this.first = first;
        view.tensors().forEach((name, tensor) -> shared.put(Moonshine.past(name), tensor));
    }

    /** Before the first word. Closing it is not needed. */
    Said start() {
        var nothingSaid = new Said(first);
        nothingSaid.forbidEnd();
        return nothingSaid;
    }

    /** These tokens after those: a new {@link Said}, to be closed by the caller; {@code before} stays as it is. */
    Said after(Said before, int... tokens) {
        var cache = new HashMap<>(shared);
        cache.putAll(before.cache());
        return new Said(model.next((OnnxTensor) sound.get(0), cache, tokens));
    }

    /** What the encoder made of the sound: {@link #WIDTH} values a moment, as long as this is open. */
    FloatBuffer moments() {
        return ((OnnxTensor) sound.get(0)).getFloatBuffer();
    }

    @Override
    public void close() {
        first.close();
        view.close();
        sound.close();
    }

    /** The tokens so far: what may follow each of the last ones, and the decoder's memory of them. */
    static final class Said implements AutoCloseable {
        private final OrtSession.Result result;
        private final float[] logits;
        private final int size;
        private final double[] norms;

        private Said(OrtSession.Result result) {
            this.result = result;
            var tensor = (OnnxTensor) result.get("logits").orElseThrow();
            FloatBuffer values = tensor.getFloatBuffer();
            size = (int) tensor.getInfo().getShape()[2];
            logits = new float[values.remaining()];
            values.get(logits);
            norms = new double[logits.length / size];
            for (int i = 0; i < norms.length; i++) norms[i] = norm(i);
        }

        private double norm(int position) {
            float most = logits[position * size + mostLikely(position)];
            double sum = 0;
            for (int i = position * size; i < (position + 1) * size; i++) {
                float below = logits[i] - most;
                if (below > -20) sum += Math.exp(below);
            }
            return most + Math.log(sum);
        }

        private void forbidEnd() {
            logits[Vocabulary.END] = Float.NEGATIVE_INFINITY;
            norms[0] = norm(0);
        }

        /** How many tokens the last step took. */
        int length() {
            return norms.length;
        }

        /** The logarithm of the probability that {@code token} follows the token at {@code position} of the last step. */
        double likely(int position, int token) {
            return logits[position * size + token] - norms[position];
        }

        /** The token that most likely follows the one at {@code position}. */
        int mostLikely(int position) {
            int best = position * size;
            for (int i = best + 1; i < (position + 1) * size; i++) if (logits[i] > logits[best]) best = i;
            return best - position * size;
        }

        private Map<String, OnnxTensor> cache() {
            var cache = new HashMap<String, OnnxTensor>();
            result.forEach(each -> {
                if (each.getKey().contains(".decoder."))
                    cache.put(Moonshine.past(each.getKey()), (OnnxTensor) each.getValue());
            });
            return cache;
        }

        @Override
        public void close() {
            result.close();
        }
    }
}
