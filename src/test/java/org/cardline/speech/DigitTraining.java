package org.cardline.speech;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * {@code ./cardline train digits}: learns {@link DigitSounds} from people's digits, joined to numbers at four levels of noise
 * and five speeds. For each speaker it tells how many digits a network gets right that never heard that speaker; then it
 * learns from all and writes the one that is shipped. With a folder it writes those that never heard somebody there instead, for
 * {@link SpeechBench}. The same data gives the same network.
 */
final class DigitTraining {
    private static final long SEED = 20261128;
    private static final int TIMES_JOINED = 3;
    private static final int EPOCHS = 8;
    private static final int SAMPLES_OF_A_MOMENT = 192;

    /** Silence that {@link Wideband} puts before. */
    private static final int SILENCE_BEFORE = 1_200;

    private static final List<Double> SPEEDS = List.of(0.9, 0.95, 1.0, 1.05, 1.1);
    private static final Path SHIPPED = Path.of("src/main/resources/org/cardline/speech/digits.model");

    private final Random random = new Random(SEED);
    private final List<Number> numbers = new ArrayList<>();

    /** A number as the encoder sees it. */
    private record Number(String speaker, SpokenNumbers.Joined joined, float[][] moments) {
        int labelAt(int moment) {
            return joined.stretches().stream()
                    .filter(each -> covers(each, moment))
                    .mapToInt(Number::digit)
                    .findFirst()
                    .orElse(DigitSounds.NONE);
        }

        static boolean covers(SpokenNumbers.Stretch stretch, int moment) {
            int at = moment * SAMPLES_OF_A_MOMENT + SAMPLES_OF_A_MOMENT / 2 - SILENCE_BEFORE;
            return at >= stretch.from() && at < stretch.to();
        }

        static int digit(SpokenNumbers.Stretch stretch) {
            return stretch.take().getFileName().toString().charAt(0) - '0';
        }
    }

    static void main(String[] arguments) throws IOException {
        DigitTraining training = heardBy(TestModels.needed());
        Optional<Path> folder = Arrays.stream(arguments).findFirst().map(Path::of);
        for (String speaker : SpokenNumbers.SPEAKERS) {
            byte[] network = training.learn(each -> !each.speaker().equals(speaker));
            System.out.printf("%s, never heard: digits right %s%n", speaker, training.judged(speaker, sounds(network)));
            if (folder.isPresent()) write(folder.get().resolve(speaker), network);
        }
        if (folder.isEmpty()) write(SHIPPED, training.learn(_ -> true));
    }

    /** What never heard this speaker, from the folder that it was written to. */
    static DigitSounds without(String speaker, Path folder) throws IOException {
        return sounds(Files.readAllBytes(folder.resolve(speaker)));
    }

    private static DigitSounds sounds(byte[] network) throws IOException {
        return DigitSounds.read(new ByteArrayInputStream(network));
    }

    private static void write(Path file, byte[] network) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, network);
        System.out.println(file);
    }

    /** Everything that is learnt from, as the encoder sees it. */
    private static DigitTraining heardBy(Models models) {
        var training = new DigitTraining();
        try (var moonshine = Moonshine.load(models.encoder(), models.decoder())) {
            for (String speaker : SpokenNumbers.SPEAKERS)
                for (int i = 0; i < TIMES_JOINED; i++) training.join(speaker, moonshine);
        }
        return training;
    }

    /** All digits of a speaker once, as often of each speaker, in numbers of 3 to 15. */
    private void join(String speaker, Moonshine moonshine) {
        var takes = new ArrayList<>(SpokenNumbers.files("digits", "").stream()
                .filter(each -> each.getFileName().toString().contains("-" + speaker + "-"))
                .toList());
        Collections.shuffle(takes, random);
        var left = new ArrayList<>(takes.subList(0, Math.min(takes.size(), 250)));
        while (!left.isEmpty()) {
            List<Path> some = left.subList(0, Math.min(left.size(), random.nextInt(3, 16)));
            int noise = SpokenNumbers.NOISES.get(random.nextInt(SpokenNumbers.NOISES.size()));
            double speed = SPEEDS.get(random.nextInt(SPEEDS.size()));
            SpokenNumbers.Joined joined = new SpokenNumbers(random.nextLong()).joined(List.copyOf(some), noise, speed);
            numbers.add(new Number(speaker, joined, moments(joined.sound(), moonshine)));
            some.clear();
        }
    }

    private static float[][] moments(short[] sound, Moonshine moonshine) {
        try (Encoded encoded = moonshine.hear(Wideband.of(sound))) {
            FloatBuffer values = encoded.moments();
            var moments = new float[values.remaining() / Encoded.WIDTH][Encoded.WIDTH];
            for (float[] each : moments) values.get(each);
            return moments;
        }
    }

    private Share judged(String speaker, DigitSounds sounds) {
        int right = 0, all = 0;
        for (Number number : numbers) {
            if (!number.speaker().equals(speaker)) continue;
            float[][] heard = sounds.of(flat(number.moments()));
            for (SpokenNumbers.Stretch each : number.joined().stretches()) {
                all++;
                if (likeliest(heard, each) == Number.digit(each)) right++;
            }
        }
        return new Share(right, all);
    }

    private static FloatBuffer flat(float[][] moments) {
        var flat = FloatBuffer.allocate(moments.length * Encoded.WIDTH);
        for (float[] each : moments) flat.put(each);
        return flat.flip();
    }

    private static int likeliest(float[][] heard, SpokenNumbers.Stretch stretch) {
        var sums = new double[DigitSounds.NONE];
        for (int i = 0; i < heard.length; i++)
            if (Number.covers(stretch, i))
                for (int digit = 0; digit < sums.length; digit++) sums[digit] += heard[i][digit];
        int best = 0;
        for (int digit = 1; digit < sums.length; digit++) if (sums[digit] > sums[best]) best = digit;
        return best;
    }

    private byte[] learn(Predicate<Number> from) throws IOException {
        List<Number> some = numbers.stream().filter(from).toList();
        DigitNetwork.Scale scale = scale(some);
        var examples = new ArrayList<DigitNetwork.Example>();
        for (Number each : some)
            for (int i = 0; i < each.moments().length; i++)
                examples.add(new DigitNetwork.Example(scale.of(seen(each.moments(), i)), each.labelAt(i)));
        var network = new DigitNetwork((2 * DigitNetwork.REACH + 1) * Encoded.WIDTH, SEED);
        for (int i = 0; i < EPOCHS; i++) network.learn(examples);
        var file = new ByteArrayOutputStream();
        network.write(file, scale);
        return file.toByteArray();
    }

    private static float[] seen(float[][] moments, int at) {
        var seen = new float[(2 * DigitNetwork.REACH + 1) * Encoded.WIDTH];
        for (int near = -DigitNetwork.REACH; near <= DigitNetwork.REACH; near++)
            System.arraycopy(
                    moments[Math.clamp(at + near, 0, moments.length - 1)],
                    0,
                    seen,
                    (near + DigitNetwork.REACH) * Encoded.WIDTH,
                    Encoded.WIDTH);
        return seen;
    }

    private static DigitNetwork.Scale scale(List<Number> some) {
        var mean = new double[Encoded.WIDTH];
        var square = new double[Encoded.WIDTH];
        long count = 0;
        for (Number number : some)
            for (float[] moment : number.moments()) {
                count++;
                for (int i = 0; i < moment.length; i++) {
                    mean[i] += moment[i];
                    square[i] += (double) moment[i] * moment[i];
                }
            }
        var means = new float[Encoded.WIDTH];
        var deviations = new float[Encoded.WIDTH];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (mean[i] / count);
            deviations[i] = (float) Math.sqrt(Math.max(1e-10, square[i] / count - (double) means[i] * means[i]));
        }
        return new DigitNetwork.Scale(means, deviations);
    }
}
