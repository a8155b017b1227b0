package org.cardline.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cardline.media.Clip;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;

/**
 * How often a prompt is stopped though nobody speaks to the line, and how soon it is where somebody does. Arguments: how many
 * minutes of prompt for each row, unless told 64; perhaps a pattern of the rows to measure alone. Prints the tables of
 * docs/speech.md.
 */
final class BargeInBench {
    private static final int FRAME = JitterBuffer.FRAME;
    private static final int AT_ONCE = 8;
    private static final long SEED = 20261125;
    private static final Path SPEECH = Path.of("src/test/resources/speech");

    private final VoiceDetector detector;
    private final List<short[]> prompts;
    private final List<short[]> talk;
    private final List<short[]> callers;
    private final int minutes;
    private final Pattern rows;

    private BargeInBench(String[] args) throws IOException {
        detector = Silero.load(TestModels.needed().voice());
        prompts = clips(Path.of("programmes/prompts-en"));
        talk = clips(SPEECH.resolve("other-speech"));
        callers = clips(SPEECH.resolve("card-numbers"));
        minutes = args.length > 0 ? Integer.parseInt(args[0]) : 64;
        rows = Pattern.compile(args.length > 1 ? args[1] : "");
    }

    public static void main(String[] args) throws IOException {
        var bench = new BargeInBench(args);
        System.out.println("seed " + SEED + ", " + bench.minutes + " minutes of prompt a row\n");
        bench.nobodySpeaks();
        if (bench.rows.matcher("a caller speaks over the prompt").find()) bench.somebodySpeaks();
    }

    private static List<short[]> clips(Path folder) throws IOException {
        var clips = new ArrayList<short[]>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each :
                    files.filter(it -> it.toString().endsWith(".wav")).sorted().toList()) {
                clips.add(Clip.fromWav(each).samples());
            }
        }
        return clips;
    }

    private void nobodySpeaks() {
        System.out.println("| heard while a prompt plays | minutes | prompts stopped |\n|---|---|---|");
        for (int loss : new int[] {6, 10, 15, 20}) {
            stopped("its echo, " + loss + " dB softer, 20–480 ms late", random -> Scenes.echo(random, loss, 0));
        }
        stopped("its echo from a handset, 10 dB softer, 20 ms long", random -> Scenes.echo(random, 10, 160));
        stopped(
                "its echo from a loudspeaker telephone, 10 dB softer, 100 ms long",
                random -> Scenes.echo(random, 10, 800));
        stopped("the same, 20 dB softer", random -> Scenes.echo(random, 20, 800));
        stopped("its echo, 10 dB softer, clipped", random -> Scenes.clipped(Scenes.echo(random, 4, 40), 4_000, 0.5));
        stopped("its echo, 10 dB softer, with noise 12 dB below it", Scenes::coarse);
        for (int level : new int[] {-40, -43}) {
            stopped("somebody else talking, " + level + " dBov", random -> Scenes.talk(random, talk, level, 1));
        }
        stopped("five others talking, -43 dBov together", random -> Scenes.talk(random, talk, -50, 5));
        stopped(
                "somebody else, -43 dBov, and an echo 15 dB softer",
                random -> Scenes.sum(Scenes.talk(random, talk, -43, 1), Scenes.echo(random, 15, 40)));
        for (int level : new int[] {-20, -30}) {
            noise("hiss, " + level + " dBov", random -> Scenes.hiss(random, level));
            noise("rumble, " + level + " dBov", random -> Scenes.rumble(random, level));
            noise("kitchen: pans and water, " + level + " dBov", random -> Scenes.kitchen(random, level));
            noise("breath, " + level + " dBov", random -> Scenes.breath(random, level));
            noise("clicks, " + level + " dBov", random -> Scenes.clicks(random, level));
            noise("tones, " + level + " dBov", random -> Scenes.tones(random, level));
            noise("keys' tones, " + level + " dBov", random -> Scenes.keys(level));
            noise("a tune, " + level + " dBov", random -> Scenes.tune(random, level));
        }
    }

    private void noise(String name, Function<Random, Scenes.Room> rooms) {
        stopped(name, rooms, minutes / 4);
    }

    private void stopped(String name, Function<Random, Scenes.Room> rooms) {
        stopped(name, rooms, minutes);
    }

    private void stopped(String name, Function<Random, Scenes.Room> rooms, int minutes) {
        if (!rows.matcher(name).find()) return;
        var random = new Random(SEED);
        long since = System.nanoTime();
        int stopped = 0;
        for (int done = 0; done < minutes; done += AT_ONCE) stopped += run(() -> rooms.apply(random), random);
        int ran = Math.ceilDiv(minutes, AT_ONCE) * AT_ONCE;
        System.out.printf("| %s | %d | %d |%n", name, ran, stopped);
        System.err.printf("%s: %.4f x real time%n", name, (System.nanoTime() - since) / 6e10 / ran);
    }

    /** A minute each of several streams. */
    private int run(Supplier<Scenes.Room> rooms, Random random) {
        var ears = new Ears(detector, (speech, listening) -> CompletableFuture.completedFuture(new Heard.Nothing()));
        var lines = new ArrayList<Heardline>();
        for (int i = 0; i < AT_ONCE; i++)
            lines.add(new Heardline(ears, rooms.get(), Scenes.prompt(random, prompts, 60)));
        for (int frame = 0; frame < 60 * 50; frame++) {
            for (Heardline each : lines) each.frame(frame);
            ears.round();
        }
        return lines.stream().mapToInt(each -> each.began).sum();
    }

    private void somebodySpeaks() {
        System.out.println("\n| a caller speaks over the prompt | times | stopped | half within | 95 % within |");
        System.out.println("|---|---|---|---|---|");
        for (int level : new int[] {-20, -26, -32}) {
            for (int loss : new int[] {10, 40}) spoken(level, loss);
        }
    }

    private void spoken(int level, int loss) {
        var random = new Random(SEED);
        var delays = new ArrayList<Integer>();
        int times = 0;
        for (int round = 0; round < 20; round++) {
            var ears =
                    new Ears(detector, (speech, listening) -> CompletableFuture.completedFuture(new Heard.Nothing()));
            var lines = new ArrayList<Heardline>();
            for (int i = 0; i < AT_ONCE; i++) {
                short[] voice = Scenes.levelled(Scenes.trimmed(callers.get(random.nextInt(callers.size()))), level);
                Scenes.Room room = Scenes.sum(Scenes.echo(random, loss, 40), Scenes.once(voice, 2 * 8_000));
                lines.add(new Heardline(
                        ears, Scenes.sum(room, Scenes.hiss(random, -55)), Scenes.prompt(random, prompts, 5)));
            }
            for (int frame = 0; frame < 5 * 50; frame++) {
                for (Heardline each : lines) each.frame(frame);
                ears.round();
            }
            for (Heardline each : lines) if (each.firstBegan >= 100) delays.add((each.firstBegan - 100) * 20);
            times += AT_ONCE;
        }
        delays.sort(null);
        System.out.printf(
                "| %d dBov, echo %d dB softer than the prompt | %d | %.1f %% | %d ms | %d ms |%n",
                level,
                loss,
                times,
                100.0 * delays.size() / times,
                delays.isEmpty() ? 0 : delays.get(delays.size() / 2),
                delays.isEmpty() ? 0 : delays.get((int) (delays.size() * 0.95)));
    }

    /** One call whose prompt plays into a room. */
    private static final class Heardline implements Listener.Told {
        private final Listener listener;
        private final Scenes.Room room;
        private final short[] said;
        private final byte[] codes = new byte[FRAME];
        private final short[] heard = new short[FRAME];
        private int frame;
        int began;
        int firstBegan = -1;

        Heardline(Ears ears, Scenes.Room room, short[] said) {
            this.room = room;
            this.said = said;
            listener = ears.listen(new Listening(new Grammar.FreeText(), Grammar.Phrases.NONE), this);
        }

        void frame(int number) {
            frame = number;
            for (int i = 0; i < FRAME; i++) heard[i] = throughTheLine(room.heard(said, number * FRAME + i));
            Law.ULAW.encode(said, number * FRAME, codes, 0, FRAME);
            listener.frame(heard, codes, Law.ULAW);
        }

        private static short throughTheLine(double sample) {
            return Law.ULAW.decode(Law.ULAW.encode((short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE)));
        }

        @Override
        public void began() {
            if (began++ == 0) firstBegan = frame;
        }

        @Override
        public void heard(Heard heard) {}
    }
}
