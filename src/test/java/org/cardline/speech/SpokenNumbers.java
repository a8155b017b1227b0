package org.cardline.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cardline.media.Clip;

/** Numbers joined from people's recordings of single digits (Free Spoken Digit Dataset), with pauses, noise and speed. */
public final class SpokenNumbers {
    static final List<String> SPEAKERS = List.of("george", "jackson", "nicolas");

    /** Noise below the voice, in dB: four levels. */
    static final List<Integer> NOISES = List.of(40, 20, 15, 10);

    static final List<Double> SPEEDS = List.of(0.9, 1.1);
    private static final Path SPEECH = Path.of("src/test/resources/speech");

    private final Random random;

    SpokenNumbers(long seed) {
        random = new Random(seed);
    }

    /** These digits as this speaker says them, with hardly any noise. */
    public static Clip clip(String speaker, String digits, long seed) {
        return Clip.ofSamples(new SpokenNumbers(seed).spoken(speaker, digits, 40, 1.0));
    }

    /** A card number of 15 digits with its check digit, that nobody was given. */
    String cardNumber() {
        var digits = new StringBuilder(random.nextBoolean() ? "34" : "37");
        while (digits.length() < 14) digits.append(random.nextInt(10));
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int digit = digits.charAt(13 - i) - '0', weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return digits.append((10 - sum % 10) % 10).toString();
    }

    /** These digits as this speaker says them; longer pauses between the groups 4-6-5. */
    short[] spoken(String speaker, String digits, int noise, double speed) {
        List<Path> takes =
                digits.chars().mapToObj(digit -> take(speaker, (char) digit)).toList();
        return joined(takes, noise, speed).sound();
    }

    /**
     * Recordings of digits, joined to a number.
     *
     * @param stretches where in the sound each of them is
     */
    record Joined(short[] sound, List<Stretch> stretches) {}

    /** A recording's samples in what it was joined to: from one, until before another. */
    record Stretch(Path take, int from, int to) {}

    /** These recordings one after the other, with pauses; longer ones between the groups 4-6-5. */
    Joined joined(List<Path> takes, int noise, double speed) {
        var sound = new ArrayList<short[]>();
        var stretches = new ArrayList<Stretch>();
        int at = 0;
        for (int i = 0; i < takes.size(); i++) {
            int pause = samples(i == 4 || i == 10 ? 250 : 40, i == 4 || i == 10 ? 600 : 250);
            short[] digit = levelled(faster(read(takes.get(i)), speed));
            sound.add(new short[pause]);
            sound.add(digit);
            stretches.add(new Stretch(takes.get(i), at + pause, at + pause + digit.length));
            at += pause + digit.length;
        }
        sound.add(new short[samples(100, 300)]);
        return new Joined(throughTelephone(noisy(joined(sound), noise)), stretches);
    }

    private int samples(int leastMillis, int mostMillis) {
        return 8 * random.nextInt(leastMillis, mostMillis);
    }

    private Path take(String speaker, char digit) {
        List<Path> takes = files("digits", digit + "-" + speaker + "-");
        return takes.get(random.nextInt(takes.size()));
    }

    /** The files of a folder whose names begin so, in order. */
    static List<Path> files(String folder, String beginning) {
        try (Stream<Path> all = Files.list(SPEECH.resolve(folder))) {
            return all.filter(each -> each.getFileName().toString().startsWith(beginning))
                    .filter(each -> each.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples of a recording. */
    static short[] read(Path file) {
        try {
            return Clip.fromWav(file).samples();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] faster(short[] sound, double speed) {
        var faster = new short[(int) (sound.length / speed) - 1];
        for (int i = 0; i < faster.length; i++) {
            int at = (int) (i * speed);
            double part = i * speed - at;
            faster[i] = (short) (sound[at] * (1 - part) + sound[Math.min(at + 1, sound.length - 1)] * part);
        }
        return faster;
    }

    /** At −26 dB of full scale. */
    private static short[] levelled(short[] sound) {
        double gain = 32768 * 0.05 / Math.max(1, rms(sound));
        var levelled = new short[sound.length];
        for (int i = 0; i < sound.length; i++)
            levelled[i] = (short) Math.clamp(Math.round(sound[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        return levelled;
    }

    private static double rms(short[] sound) {
        double sum = 0;
        for (short sample : sound) sum += (double) sample * sample;
        return Math.sqrt(sum / sound.length);
    }

    private static short[] joined(List<short[]> parts) {
        var all = new short[parts.stream().mapToInt(each -> each.length).sum()];
        int at = 0;
        for (short[] each : parts) {
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        return all;
    }

    /** Noise like a room's, more of it low than high. */
    private short[] noisy(short[] sound, int below) {
        double level = 32768 * 0.05 * Math.pow(10, -below / 20.0), room = 0;
        var noisy = new short[sound.length];
        for (int i = 0; i < sound.length; i++) {
            room = 0.8 * room + 0.6 * random.nextGaussian();
            noisy[i] = (short) Math.clamp(Math.round(sound[i] + level * room), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return noisy;
    }

    private static short[] throughTelephone(short[] sound) {
        return Clip.ofSamples(sound).samples();
    }
}
