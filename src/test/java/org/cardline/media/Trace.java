package org.cardline.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * When the packets of one minute of voice arrive over a stated network, made from a seed. Times in milliseconds; packet i
 * is sent at {@code phase + 20 i}, and the ticks that read it are at multiples of 20.
 */
record Trace(String name, double phase, List<Arrival> arrivals) {
    static final int PACKETS = 3000;

    /** The way's own time, before any jitter. */
    static final double WAY = 25;

    /** One datagram: which packet, and when. */
    record Arrival(int packet, double at) {}

    /** The networks on which a jitter buffer is judged. */
    static List<Trace> all(long seed) {
        return List.of(
                quiet(seed),
                fifo("loss 2 %", seed, i -> 0, lost(seed, 0.02, 1)),
                fifo("bursts of 4, loss 3 %", seed, i -> 0, lost(seed, 0.03, 4)),
                fifo("gamma jitter, mean 5 ms", seed, gamma(seed, 2, 2.5), lost(seed, 0, 1)),
                fifo("gamma jitter, mean 20 ms", seed, gamma(seed, 2, 10), lost(seed, 0, 1)),
                fifo("gamma jitter, mean 40 ms, loss 1 %", seed, gamma(seed, 2, 20), lost(seed, 0.01, 1)),
                fifo("a stall of 150 ms every 5 s", seed, stalls(150, 5000), lost(seed, 0, 1)),
                fifo("route 80 ms longer for 20 s", seed, i -> i >= 1000 && i < 2000 ? 80 : 0, lost(seed, 0, 1)),
                fifo("their clock 200 ppm slow", seed, i -> i * 20 * 200e-6, lost(seed, 0, 1)),
                fifo("their clock 200 ppm fast", seed, i -> 15 - i * 20 * 200e-6, lost(seed, 0, 1)),
                shuffled(seed));
    }

    private static Trace quiet(long seed) {
        return fifo("local network", seed, i -> 0, lost(seed, 0, 1));
    }

    /** A way on which no packet overtakes another; a little jitter of 0.3 ms is always there. */
    private static Trace fifo(String name, long seed, IntToDoubleFunction extra, boolean[] lost) {
        var random = new SplittableRandom(seed);
        var arrivals = new ArrayList<Arrival>();
        double last = 0;
        double phase = random.nextDouble(20);
        for (int i = 0; i < PACKETS; i++) {
            double at = phase + 20 * i + WAY + extra.applyAsDouble(i) + Math.abs(random.nextGaussian()) * 0.3;
            last = Math.max(last, at);
            if (!lost[i]) arrivals.add(new Arrival(i, last));
        }
        return new Trace(name, phase, arrivals);
    }

    /** Each packet on its own way, 5 % of them twice. */
    private static Trace shuffled(long seed) {
        var random = new SplittableRandom(seed);
        double phase = random.nextDouble(20);
        IntToDoubleFunction jitter = gamma(seed, 2, 8);
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < PACKETS; i++) {
            arrivals.add(new Arrival(i, phase + 20 * i + WAY + jitter.applyAsDouble(i)));
            if (random.nextInt(20) == 0) arrivals.add(new Arrival(i, phase + 20 * i + WAY + jitter.applyAsDouble(i)));
        }
        arrivals.sort(Comparator.comparingDouble(Arrival::at));
        return new Trace("overtaking, mean 16 ms, 5 % twice", phase, arrivals);
    }

    private static IntToDoubleFunction gamma(long seed, int shape, double scale) {
        var random = new SplittableRandom(seed ^ 0x1111);
        return i -> {
            double sum = 0;
            for (int k = 0; k < shape; k++) sum -= scale * Math.log(1 - random.nextDouble());
            return sum;
        };
    }

    /** Nothing comes for so long, then all of it at once. */
    private static IntToDoubleFunction stalls(double length, int every) {
        return i -> {
            double into = 20.0 * i % every - every / 2.0;
            return into >= 0 && into < length ? length - into : 0;
        };
    }

    /** Gilbert's two states: in the bad one everything is lost. */
    private static boolean[] lost(long seed, double share, double meanBurst) {
        var random = new SplittableRandom(seed ^ 0x2222);
        var lost = new boolean[PACKETS];
        double leave = 1 / meanBurst;
        double enter = share * leave / (1 - share);
        for (int i = 1; i < PACKETS; i++) lost[i] = random.nextDouble() < (lost[i - 1] ? 1 - leave : enter);
        return lost;
    }
}
