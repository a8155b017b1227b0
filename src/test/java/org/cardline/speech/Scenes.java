package org.cardline.speech;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cardline.media.SpeechLevel;

/** What a telephone hears while the line speaks to it, made up: echoes, other people, noises. Levels in dBov. */
final class Scenes {
    private static final int SECOND = 8_000;
    private static final double FULL = 32_768;

    private Scenes() {}

    /** Sample by sample, in order, what is heard; it may look back at what was said. */
    interface Room {
        double heard(short[] said, int at);
    }

    static Room sum(Room one, Room other) {
        return (said, at) -> one.heard(said, at) + other.heard(said, at);
    }

    /** Prompts in random order with short pauses. */
    static short[] prompt(Random random, List<short[]> prompts, int seconds) {
        var said = new short[seconds * SECOND];
        int at = 0;
        while (at < said.length) {
            short[] next = prompts.get(random.nextInt(prompts.size()));
            int count = Math.min(next.length, said.length - at);
            System.arraycopy(next, 0, said, at, count);
            at += count + random.nextInt(SECOND / 2);
        }
        return said;
    }

    /** What was said 20 to 480 ms ago, softer by so many dB, smeared over so many samples. */
    static Room echo(Random random, int loss, int length) {
        int late = 160 + random.nextInt(3_680);
        double[] way = new double[length + 1];
        way[0] = 1;
        for (int i = 1; i <= length; i++) way[i] = random.nextGaussian() * Math.exp(-3.0 * i / length) * 0.5;
        double energy = Arrays.stream(way).map(x -> x * x).sum();
        double gain = Math.pow(10, -loss / 20.0) / Math.sqrt(energy);
        return (said, at) -> {
            double sum = 0;
            for (int i = Math.max(0, at - late - said.length); i < way.length && at - late - i >= 0; i++) {
                sum += way[i] * said[at - late - i];
            }
            return gain * sum;
        };
    }

    /** Overdriven. */
    static Room clipped(Room room, double most, double gain) {
        return (said, at) -> gain * Math.clamp(room.heard(said, at), -most, most);
    }

    /** An echo 10 dB softer through something that adds noise in step with it. */
    static Room coarse(Random random) {
        Room echo = echo(random, 10, 40);
        double[] smooth = {0};
        return (said, at) -> {
            double clear = echo.heard(said, at);
            smooth[0] = 0.99 * smooth[0] + 0.01 * clear * clear;
            return clear + random.nextGaussian() * Math.sqrt(smooth[0]) * Math.pow(10, -12 / 20.0);
        };
    }

    static short[] levelled(short[] samples, double dbov) {
        double gain = Math.pow(10, (dbov - SpeechLevel.of(samples).activeDbov()) / 20);
        var levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) Math.clamp(gain * samples[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return levelled;
    }

    /** From where it first is louder than a tenth of its loudest. */
    static short[] trimmed(short[] samples) {
        int peak = 0, from = 0;
        for (short each : samples) peak = Math.max(peak, Math.abs(each));
        while (Math.abs(samples[from]) < peak / 10) from++;
        return Arrays.copyOfRange(samples, from, samples.length);
    }

    static Room once(short[] voice, int from) {
        return (said, at) -> at >= from && at - from < voice.length ? voice[at - from] : 0;
    }

    /** So many people, each at this level, one clip after the other. */
    static Room talk(Random random, List<short[]> clips, double dbov, int people) {
        if (people > 1) return sum(talk(random, clips, dbov, 1), talk(random, clips, dbov, people - 1));
        short[][] now = {new short[0]};
        int[] from = {0};
        return (said, at) -> {
            if (at - from[0] >= now[0].length) {
                now[0] = levelled(clips.get(random.nextInt(clips.size())), dbov);
                from[0] = at;
            }
            return now[0][at - from[0]];
        };
    }

    private static double amplitude(double dbov) {
        return FULL * Math.pow(10, dbov / 20);
    }

    static Room hiss(Random random, double dbov) {
        return (said, at) -> random.nextGaussian() * amplitude(dbov);
    }

    static Room rumble(Random random, double dbov) {
        double[] last = {0};
        return (said, at) -> {
            last[0] = 0.97 * last[0] + random.nextGaussian();
            return last[0] * 0.243 * amplitude(dbov);
        };
    }

    /** A quarter of a second of hiss, softly begun and ended, every three. */
    static Room breath(Random random, double dbov) {
        return (said, at) -> {
            double part = at % (3 * SECOND) / (0.7 * SECOND);
            return part < 1 ? random.nextGaussian() * Math.sin(Math.PI * part) * 1.4 * amplitude(dbov) : 0;
        };
    }

    static Room clicks(Random random, double dbov) {
        int[] from = {0};
        return (said, at) -> {
            if (at - from[0] > 1_000 && random.nextInt(4_000) == 0) from[0] = at;
            return random.nextGaussian() * 4 * amplitude(dbov) * Math.exp(-(at - from[0]) / 80.0);
        };
    }

    /** Strikes of metal, and water that runs. */
    static Room kitchen(Random random, double dbov) {
        double[] hertz = new double[5], strength = new double[5];
        return (said, at) -> {
            if (random.nextInt(6_000) == 0) {
                for (int i = 0; i < 5; i++) {
                    hertz[i] = 400 + 3_000 * random.nextDouble();
                    strength[i] = random.nextDouble();
                }
            }
            double sum = 0.3 * random.nextGaussian();
            for (int i = 0; i < 5; i++) {
                sum += strength[i] * Math.sin(2 * Math.PI * hertz[i] * at / SECOND);
                strength[i] *= 0.9993;
            }
            return 2 * sum * amplitude(dbov);
        };
    }

    /** A sine a second, each of another pitch. */
    static Room tones(Random random, double dbov) {
        double[] hertz = {440};
        return (said, at) -> {
            if (at % SECOND == 0) hertz[0] = 150 + 2_500 * random.nextDouble();
            return 1.41 * amplitude(dbov) * Math.sin(2 * Math.PI * hertz[0] * at / SECOND);
        };
    }

    static Room keys(double dbov) {
        int[] low = {697, 770, 852, 941}, high = {1209, 1336, 1477, 1633};
        return (said, at) -> {
            if (at % 1_600 >= 800) return 0;
            double time = 2 * Math.PI * at / SECOND;
            int key = at / 1_600;
            return amplitude(dbov) * (Math.sin(low[key % 4] * time) + Math.sin(high[key / 4 % 4] * time));
        };
    }

    /** Notes of five partials that fade. */
    static Room tune(Random random, double dbov) {
        double[] hertz = {220};
        return (said, at) -> {
            if (at % 3_200 == 0) hertz[0] = 220 * Math.pow(2, random.nextInt(24) / 12.0);
            double sum = 0;
            for (int partial = 1; partial < 6; partial++) {
                sum += Math.sin(2 * Math.PI * hertz[0] * partial * at / SECOND) / partial;
            }
            return 1.8 * amplitude(dbov) * sum * Math.exp(-at % 3_200 / 1_600.0);
        };
    }
}
