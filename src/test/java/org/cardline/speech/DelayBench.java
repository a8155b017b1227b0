package org.cardline.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;

/**
 * How long a caller waits from the last sound of an answer to its meaning: through the ears, in real time, one caller after the
 * other, with as many workers as the line has.
 */
final class DelayBench {
    private static final int FRAME = JitterBuffer.FRAME;
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LOUD = 300;
    private static final int MOST_SILENT_FRAMES = 300;

    private final byte[] silence = new byte[FRAME];
    private final Ears ears;

    private DelayBench(Ears ears) {
        this.ears = ears;
        Law.ULAW.encode(new short[FRAME], 0, silence, 0, FRAME);
    }

    /** Prints a row for card numbers, and one for commands. */
    static void run(Models models, long seed, int numbers) throws Exception {
        try (Recogniser recogniser = Recogniser.load(models, Recogniser.usualWorkers());
                Ears ears = Ears.open(models, recogniser)) {
            var bench = new DelayBench(ears);
            var spoken = new SpokenNumbers(seed);
            var cards = new ArrayList<short[]>();
            for (int i = 0; i < numbers; i++) {
                String speaker = SpokenNumbers.SPEAKERS.get(i % SpokenNumbers.SPEAKERS.size());
                cards.add(spoken.spoken(speaker, spoken.cardNumber(), 40, 1.0));
            }
            bench.row("card numbers", cards, new Grammar.CardNumber(Set.of(Cards.FIFTEEN)));
            var commands = new ArrayList<short[]>();
            for (String voice : SpokenPhrases.VOICES) {
                for (String phrase : SpokenPhrases.COMMANDS.meanings().keySet())
                    commands.add(SpokenPhrases.synthetic(phrase, voice));
            }
            bench.row("commands, synthetic voices", commands, SpokenPhrases.COMMANDS);
        }
    }

    private void row(String what, List<short[]> answers, Grammar grammar) throws InterruptedException {
        long pauseMillis = Pauses.in(grammar).whole().toMillis();
        double[] millis = new double[answers.size()];
        int sure = 0;
        for (int i = 0; i < millis.length; i++) {
            Said said = say(answers.get(i), grammar);
            millis[i] = said.millis;
            if (said.heard instanceof Heard.Sure) sure++;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: %d, %d of them sure at once; last sound → meaning: half within %.0f ms, 95 %% within %.0f ms; of it %d ms are the pause that a caller may make%n",
                what,
                millis.length,
                sure,
                millis[millis.length / 2],
                millis[(int) (0.95 * (millis.length - 1))],
                pauseMillis);
    }

    private record Said(Heard heard, double millis) {}

    private Said say(short[] answer, Grammar grammar) throws InterruptedException {
        var heard = new CompletableFuture<Said>();
        var lastSound = new long[1];
        var listener = ears.listen(new Listening(grammar, Grammar.Phrases.NONE), new Listener.Told() {
            @Override
            public void began() {}

            @Override
            public void heard(Heard what) {
                heard.complete(new Said(what, (System.nanoTime() - lastSound[0]) / 1e6));
            }
        });
        long due = System.nanoTime();
        int last = lastLoud(answer) / FRAME;
        try (listener) {
            for (int frame = 0; frame < last + MOST_SILENT_FRAMES && !heard.isDone(); frame++) {
                LockSupport.parkNanos(due - System.nanoTime());
                due += FRAME_NANOS;
                listener.frame(frame(answer, frame), silence, Law.ULAW);
                if (frame <= last) lastSound[0] = System.nanoTime();
            }
        }
        return heard.getNow(new Said(new Heard.Nothing(), Double.POSITIVE_INFINITY));
    }

    private static short[] frame(short[] all, int number) {
        int from = Math.min(all.length, number * FRAME);
        return Arrays.copyOf(Arrays.copyOfRange(all, from, Math.min(all.length, from + FRAME)), FRAME);
    }

    private static int lastLoud(short[] sound) {
        for (int i = sound.length - 1; i > 0; i--) if (Math.abs(sound[i]) > LOUD) return i;
        return 0;
    }
}
