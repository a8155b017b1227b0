package org.cardline.speech;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A process that ends while it recognises, and takes its time over it: ONNX Runtime has ended before. */
final class EndsWhileItRecognises {
    private EndsWhileItRecognises() {}

    public static void main(String[] arguments) throws Exception {
        Recogniser recogniser = Recogniser.load(TestModels.needed(), 1);
        short[] sound = new SpokenNumbers(1).spoken("jackson", "372", 40, 1);
        var digits = new Listening(new Grammar.Digits(3, 3), Grammar.Phrases.NONE);
        List<CompletableFuture<Heard>> all = IntStream.range(0, 3)
                .mapToObj(_ -> recogniser.understand(sound, digits))
                .toList();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> all.forEach(CompletableFuture::join)));
        System.exit(0);
    }
}
