package org.cardline.speech;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * How much memory a recognition takes over the loaded models, at its peak: card numbers of about 10 s, so many at once. For a
 * heap of fixed size that is touched at the start ({@code -Xms64m -Xmx64m -XX:+AlwaysPreTouch}), so that what grows is native; Linux.
 */
final class MemoryBench {
    private static final long SEED = 20261128;
    private static final int NUMBERS = 3;
    private static final Grammar CARD = new Grammar.CardNumber(Set.of(Cards.FIFTEEN));

    private MemoryBench() {}

    public static void main(String[] arguments) throws IOException {
        int atOnce = Integer.parseInt(arguments[0]);
        var numbers = new SpokenNumbers(SEED);
        short[] warming = numbers.spoken("george", "42", 40, 1);
        var sounds = IntStream.range(0, NUMBERS * atOnce)
                .mapToObj(_ -> numbers.spoken("george", numbers.cardNumber(), 20, 0.9))
                .toList();
        try (Recognition recognition = Recognition.load(TestModels.needed())) {
            for (int i = 0; i < 5; i++) recognition.look(warming, new Grammar.Digits(1, 4));
            System.gc();
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            double loaded = megabytes("VmRSS:");
            var nanos = new LongAdder();
            var threads = IntStream.range(0, atOnce)
                    .mapToObj(thread -> sounds.subList(NUMBERS * thread, NUMBERS * (thread + 1)))
                    .map(own -> Thread.ofPlatform().start(() -> nanos.add(recognise(own, recognition))))
                    .toList();
            for (Thread each : threads) join(each);
            System.out.printf(
                    Locale.ROOT,
                    "memory: %.0f MB loaded, %d at once %.0f MB more; numbers of %.1f s take %.2f s of processor each%n",
                    loaded,
                    atOnce,
                    megabytes("VmHWM:") - loaded,
                    sounds.getFirst().length / 8000.0,
                    nanos.sum() / 1e9 / sounds.size());
        }
    }

    /** Returns the processor's time for them. */
    private static long recognise(List<short[]> sounds, Recognition recognition) {
        sounds.forEach(each -> recognition.look(each, CARD));
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double megabytes(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
