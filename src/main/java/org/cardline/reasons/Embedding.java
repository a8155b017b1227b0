package org.cardline.reasons;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The meaning of a sentence as 384 numbers: all-MiniLM-L6-v2, int8, the mean of its tokens, of length 1. Any thread may
 * use it; a sentence takes one to three milliseconds on the thread that asks.
 */
final class Embedding implements Features, AutoCloseable {
    private static final int SIZE = 384;
    private static final int[] ALL = IntStream.range(0, SIZE).toArray();
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final WordPieces pieces;

    /** Loads the model from the class path. */
    Embedding() {
        try (InputStream tokenizer = open(TOKENIZER);
                InputStream model = open(MODEL);
                var options = new OrtSession.SessionOptions()) {
            pieces = WordPieces.read(tokenizer);
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model.readAllBytes(), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model could not be loaded", e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream found = Embedding.class.getResourceAsStream(name);
        if (found == null) throw new IOException("the class path has no " + name);
        return found;
    }

    @Override
    public int count() {
        return SIZE;
    }

    @Override
    public Sparse of(String sentence) {
        long[] tokens = pieces.tokens(PlainWords.of(sentence));
        try {
            return new Sparse(ALL, unit(mean(run(tokens))));
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model failed", e);
        }
    }

    private float[][] run(long[] tokens) throws OrtException {
        var ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(tokens);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[tokens.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return ((float[][][]) result.get(0).getValue())[0];
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {row});
    }

    private static float[] mean(float[][] tokens) {
        var sum = new float[SIZE];
        for (float[] token : tokens) for (int i = 0; i < SIZE; i++) sum[i] += token[i];
        return sum;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) squares += value * value;
        float scale = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) vector[i] *= scale;
        return vector;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model could not be closed", e);
        }
    }
}
