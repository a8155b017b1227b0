package org.cardline.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a thousand calls hold, and what the ticks allocate while five hundred talk. In a fresh process, before all other
 * rows: after a peak it gives back for minutes what it took, and a difference would be of that. What was grown once for
 * calls that are over, such as code, is in neither moment; heap is counted in ZGC's pages of 2 MB, so of 2 kB a call.
 */
final class MemoryBench {
    private static final int CALLS = 1_000;
    private static final int CALLS_WHILE_ALLOCATING = 500;

    /** From the generator's start until all calls of a wave have come; they stay longer. */
    private static final int ALL_ARE_HERE_SECONDS = 11;

    private static final int WAVE_SECONDS = 10;

    /** So long SIP remembers a call that is over (RFC 3261, 17: 64 T1), and a second more. */
    private static final int FORGOTTEN_SECONDS = 33;

    private static final int ALLOCATION_SECONDS = 60;

    private final LoadTools tools;
    private final ServerProcess server;

    MemoryBench(LoadTools tools, ServerProcess server) {
        this.tools = tools;
        this.server = server;
    }

    void run(LineBench bench) throws Exception {
        perCall(); // a start leaves more behind than calls take, until it is collected
        bench.less("memory per call at 1,000 calls: heap after GC and native", perCall(), "kB", 40);
        bench.less("the same again", perCall(), "kB", 40);
        allocation(bench);
    }

    /** Kilobytes, against the moment before them, when every earlier call is forgotten. */
    private double perCall() throws Exception {
        Footprint idle = later(FORGOTTEN_SECONDS).get();
        var busy = later(ALL_ARE_HERE_SECONDS);
        boolean counts = tools.bothWays("long", CALLS, WAVE_SECONDS).isServed();
        System.out.println("at 0: " + idle + "\nat 1,000: " + busy.get());
        return counts ? (busy.get().bytes() - idle.bytes()) / 1e3 / CALLS : Double.NaN;
    }

    /** Calls come before the window and go after it. */
    private void allocation(LineBench bench) throws Exception {
        var before = later(ALL_ARE_HERE_SECONDS);
        var after = later(ALL_ARE_HERE_SECONDS + ALLOCATION_SECONDS);
        boolean counts = tools.bothWays("longer", CALLS_WHILE_ALLOCATING, ALLOCATION_SECONDS + 10)
                .counts(CALLS_WHILE_ALLOCATING);
        if (before.get().tickBytes() == 0) throw new IllegalStateException("No tick thread was found");
        System.out.println("at 500: " + before.get() + "\n60 s later: " + after.get());
        long bytes = after.get().tickBytes() - before.get().tickBytes();
        bench.less("allocated by the ticks in 60 s at 500 calls", counts ? bytes : Double.NaN, "bytes", 0);
    }

    private CompletableFuture<Footprint> later(int seconds) {
        return CompletableFuture.supplyAsync(
                server::footprint, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }
}
