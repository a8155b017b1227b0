package org.cardline.reasons;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A trained model as it is shipped: what it learnt from, its thresholds, and its weights in 16 bits each.
 *
 * @param hash of the data it learnt from ({@link Corpus#hash})
 */
record ModelFile(String hash, long seed, Thresholds thresholds, LinearModel model) {
    private static final String NAME = "reasons.model";

    /** The model of this build. */
    static ModelFile shipped() {
        try (InputStream file = ModelFile.class.getResourceAsStream(NAME)) {
            if (file == null) throw new IllegalStateException(NAME + " is missing. ./cardline train reasons makes it");
            return read(new DataInputStream(new BufferedInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelFile read(DataInputStream file) throws IOException {
        String hash = file.readUTF();
        long seed = file.readLong();
        var thresholds = new Thresholds(file.readDouble(), file.readDouble());
        var weights = new float[file.readInt()][file.readInt()];
        for (float[] row : weights) {
            ByteBuffer bytes = ByteBuffer.wrap(file.readNBytes(row.length * Short.BYTES));
            for (int i = 0; i < row.length; i++) row[i] = Float.float16ToFloat(bytes.getShort());
        }
        return new ModelFile(hash, seed, thresholds, new LinearModel(weights));
    }

    /** Writes it into a folder of resources, for the next build to ship. */
    void write(Path folder) throws IOException {
        try (var file = new DataOutputStream(Files.newOutputStream(folder.resolve(NAME)))) {
            file.writeUTF(hash);
            file.writeLong(seed);
            file.writeDouble(thresholds.accepted());
            file.writeDouble(thresholds.sure());
            float[][] weights = model.weights();
            file.writeInt(weights.length);
            file.writeInt(weights[0].length);
            for (float[] row : weights) file.write(bytes(row));
        }
    }

    private static byte[] bytes(float[] row) {
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Short.BYTES);
        for (float weight : row) bytes.putShort(Float.floatToFloat16(weight));
        return bytes.array();
    }
}
