package org.cardline.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The decoder as it lies in its file, but for where it scales. As it was exported, every step copies its view of the sound twice:
 * turned, and times a number; then it is multiplied with the few values that are asked for. Here these few are scaled instead, and ONNX
 * Runtime turns the view while it multiplies, without a copy. Both nodes stand one after the other (ONNX's NodeProto, in protocol
 * buffers' wire format) and together keep their length, so nothing else moves.
 */
final class DecoderFile {
    private static final int LAYERS = 8;

    /** The graph stands before the weights. */
    private static final int GRAPH_BYTES = 1 << 20;

    private static final int LENGTH_DELIMITED = 2;
    private static final int INPUT = 1, OUTPUT = 2, NAME = 3, OPERATION = 4, NODE = 1;

    private DecoderFile() {}

    /**
     * The file's bytes, changed in memory alone.
     *
     * @throws IOException if it can't be read, or is another decoder
     */
    static ByteBuffer read(Path file, Arena memory) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = memory.allocate(channel.size()).asByteBuffer();
            while (bytes.hasRemaining())
                if (channel.read(bytes) < 0) throw new IOException(file + " has become shorter");
            bytes.flip();
            var graph = new byte[Math.min(GRAPH_BYTES, bytes.capacity())];
            bytes.get(0, graph);
            for (int layer = 0; layer < LAYERS; layer++) scaleLess(bytes, graph, layer);
            return bytes;
        }
    }

    private static void scaleLess(ByteBuffer bytes, byte[] graph, int layer) throws IOException {
        String in = "/model/decoder/layers." + layer + "/encoder_attn/";
        String asked = in + "Mul_output_0", turned = in + "Transpose_1_output_0", number = in + "Sqrt_2_output_0";
        String scaled = in + "Mul_1_output_0", fits = in + "MatMul_output_0";
        byte[] before = both(
                node("Mul", in + "Mul_1", turned, number, scaled), node("MatMul", in + "MatMul", asked, scaled, fits));
        byte[] after = both(
                node("Mul", in + "Mul_1", asked, number, scaled), node("MatMul", in + "MatMul", scaled, turned, fits));
        int at = place(graph, before);
        if (at < 0 || before.length != after.length) throw new IOException("not the decoder that this is made for");
        bytes.put(at, after);
    }

    private static int place(byte[] graph, byte[] wanted) {
        for (int at = 0; at <= graph.length - wanted.length; at++)
            if (Arrays.equals(graph, at, at + wanted.length, wanted, 0, wanted.length)) return at;
        return -1;
    }

    private static byte[] both(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] node(String operation, String name, String left, String right, String output) {
        var node = new ByteArrayOutputStream();
        for (String input : List.of(left, right)) field(node, INPUT, input.getBytes(StandardCharsets.UTF_8));
        field(node, OUTPUT, output.getBytes(StandardCharsets.UTF_8));
        field(node, NAME, name.getBytes(StandardCharsets.UTF_8));
        field(node, OPERATION, operation.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        field(out, NODE, node.toByteArray());
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] value) {
        out.write(number << 3 | LENGTH_DELIMITED);
        int left = value.length;
        for (; left > 0x7F; left >>>= 7) out.write(left & 0x7F | 0x80);
        out.write(left);
        out.writeBytes(value);
    }
}
