package org.cardline.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.cardline.media.Clip;
import org.cardline.media.Tones;
import org.cardline.phone.Ear;
import org.cardline.phone.Telephone;
import org.cardline.speech.Ears;
import org.cardline.speech.Grammar;
import org.cardline.speech.Listening;
import org.cardline.speech.Models;
import org.cardline.speech.Recogniser;
import org.cardline.speech.TestModels;
import org.cardline.speech.Utterance;

/**
 * How late ticks run while recognition has all the work that it takes, beside callers who are listened to. Arguments: calls and
 * seconds; unless told, 100 and 20.
 */
final class TickGapBench {
    private static final Utterance PROMPT =
            new Utterance("prompt", List.of(Tones.sine(440, Duration.ofMinutes(5), 8_000)));

    private TickGapBench() {}

    public static void main(String[] args) throws Exception {
        Clip speech = Clip.fromWav(Path.of("src/test/resources/speech/card-numbers/george-00.wav"));
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        Models models = TestModels.needed();
        try (Recogniser recogniser = Recogniser.load(models, Recogniser.usualWorkers());
                Ears ears = Ears.open(models, recogniser);
                var line = new TestLine(calls, Optional.of(ears), caller -> caller.ask(SpokenQuestion.of(PROMPT)))) {
            var phones = new ArrayList<Telephone>();
            for (int i = 0; i < calls; i++) phones.add(line.dial("1", Ear.DEAF));
            for (Telephone each : phones) each.pickup().join();
            measure("idle", line, seconds);
            var saturated = new AtomicBoolean(true);
            var recognised = new AtomicInteger();
            Thread load = Thread.startVirtualThread(() -> saturate(recogniser, speech, saturated, recognised));
            measure("recognition saturated", line, seconds);
            saturated.set(false);
            load.join();
            System.out.println(recognised + " recognitions in " + seconds + " s");
            phones.forEach(Telephone::close);
        }
    }

    private static void saturate(Recogniser recogniser, Clip speech, AtomicBoolean on, AtomicInteger recognised) {
        var digits = new Listening(new Grammar.Digits(1, 15), Grammar.Phrases.NONE);
        while (on.get()) {
            recogniser.understand(speech.samples(), digits).thenRun(recognised::incrementAndGet);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void measure(String what, TestLine line, int seconds) {
        long[] before = line.line.meter().lateness();
        LockSupport.parkNanos(seconds * 1_000_000_000L);
        long[] after = line.line.meter().lateness();
        long all = 0, counted = 0;
        for (int i = 0; i < after.length; i++) all += after[i] - before[i];
        long[] bounds = LineMeter.latenessMicros();
        int bucket = 0;
        while (bucket < bounds.length && (counted += after[bucket] - before[bucket]) < all * 0.99) bucket++;
        System.out.printf(
                Locale.ROOT,
                "%s: %d slices, 99 of 100 at most %s late: gap p99 %s%n",
                what,
                all,
                bucket < bounds.length ? bounds[bucket] / 1000.0 + " ms" : "more than 50 ms",
                bucket < bounds.length ? "≤ " + (20 + bounds[bucket] / 1000.0) + " ms" : "over 70 ms");
    }
}
