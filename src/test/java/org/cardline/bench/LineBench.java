package org.cardline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./cardline bench line}: loads the line from outside with the generator at {@code CARDLINE_LOAD}, and compares
 * with what the kernel itself takes, in the same run. Without a generator it says so and uses telephones of our own.
 */
public final class LineBench {
    private static final int MAX_CALLS = 2_000;
    private static final int SIGNALLING_SECONDS = 5;
    private static final double PACKETS_A_CALL_SECOND = 100;
    private static final double QUIET_LOAD_AVERAGE = 2;
    private static final Path FOLDER = Path.of("target", "bench");

    private final List<Row> rows = new ArrayList<>();
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    /** One figure beside its target. */
    record Row(String what, double figure, String unit, double target, boolean lessIsBetter) {
        /** NaN: no run counted, and so nothing is reached. */
        boolean reached() {
            return lessIsBetter ? figure <= target : figure >= target;
        }

        String markdown() {
            String here = Double.isNaN(figure) ? "not measured" : String.format(Locale.ROOT, "%.2f %s", figure, unit);
            return String.format(
                    "| %s | %s | %s %s | %s |",
                    what, here, lessIsBetter ? "≤" : "≥", plain(target), reached() ? "yes" : "no");
        }

        String json() {
            return String.format(
                    "{\"what\":\"%s\",\"figure\":%s,\"unit\":\"%s\",\"target\":%s,\"reached\":%b}",
                    what, Double.isNaN(figure) ? "null" : plain(figure), unit, plain(target), reached());
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    /**
     * Runs it all, about five minutes on a quiet machine; a disturbed run is made once more.
     *
     * @param command of production: java, its flags, and {@code up}
     */
    public static void main(String[] command) throws Exception {
        Files.createDirectories(FOLDER);
        Path data = Files.createTempDirectory("cardline-bench");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x")); // for PostgreSQL's user
        new ServerProcess(List.of(command), data, MAX_CALLS).close(); // makes the database: what follows is warm
        String folder = System.getenv("CARDLINE_LOAD");
        var bench = new LineBench();
        try (var server = new ServerProcess(List.of(command), data, MAX_CALLS)) {
            bench.less("exec java → the line answers, warm", server.startSeconds(), "s", 5);
            if (folder == null) new OwnLoad(server).run(bench);
            else bench.outside(new LoadTools(Path.of(folder), server.port(), server.pid()), server);
        }
        bench.publish(folder == null ? "no outside generator" : "sipload");
    }

    void less(String what, double figure, String unit, double target) {
        rows.add(new Row(what, figure, unit, target, true));
    }

    private void more(String what, double figure, String unit, double target) {
        rows.add(new Row(what, figure, unit, target, false));
    }

    private void outside(LoadTools tools, ServerProcess server) throws Exception {
        less(
                "the machine's own timer, lateness p99: above this no figure here means much",
                tools.wakeupMillis(),
                "ms",
                1);
        Footprint idle = signalling(tools, server);
        bargeIn(tools);
        media(tools);
        memory(tools, server, idle);
        allocation(tools, server);
    }

    /** Returns what the server held before more than a few calls were there at once. */
    private Footprint signalling(LoadTools tools, ServerProcess server) throws Exception {
        calls(tools, 200);
        Footprint idle = server.footprint();
        var calm = calls(tools, 200);
        if (isDisturbed(calm)) calm = calls(tools, 200);
        double p99 = isDisturbed(calm) ? Double.NaN : calm.percentile("invite_to_200_ms", "p99");
        less("INVITE → 200 p99 at 200/s", p99, "ms", 3);
        double best = 0;
        for (int rate : new int[] {1_000, 1_500, 2_000, 2_500, 3_000}) {
            var run = calls(tools, rate);
            if (isDisturbed(run)) run = calls(tools, rate);
            if (isDisturbed(run)) break;
            best = run.after("achieved=");
        }
        more("calls/s set up and torn down without a retransmission", best, "calls/s", 1_500);
        return idle;
    }

    private static boolean isDisturbed(LoadTools.Output run) {
        return run.after("failed=") > 0 || run.after("sip_retransmissions=") > 0;
    }

    private static LoadTools.Output calls(LoadTools tools, int rate) throws Exception {
        String calls = Integer.toString(rate * SIGNALLING_SECONDS);
        return tools.sipload("-m", "signal", "-u", "sig", "-r", Integer.toString(rate), "-n", calls);
    }

    private void bargeIn(LoadTools tools) throws Exception {
        var run = tools.sipload("-m", "bargein", "-u", "ivr", "-r", "10", "-n", "100");
        less(
                "first event packet of a key → last prompt packet, p99",
                run.percentile("key_start_to_last_a", "p99"),
                "ms",
                2);
        less("key up → next prompt, p99", run.percentile("key_end_to_first_b", "p99"), "ms", 22);
    }

    private void media(LoadTools tools) throws Exception {
        bothWays(tools, 400);
        double micros = tools.packetMicros();
        less("one kernel packet (udpmax), the unit of the next line", micros, "µs of CPU", 2);
        var run = bothWays(tools, 400);
        if (!counts(run, 400)) run = bothWays(tools, 400);
        double perPacket = run.after("of a core, ") * 1_000 / PACKETS_A_CALL_SECOND;
        double cost = counts(run, 400) ? perPacket / micros : Double.NaN;
        less("CPU per call-second both ways, in kernel packets", cost, "packets", 4);
        double most = 0;
        for (int calls : new int[] {400, 600, 800, 1_000, 1_250, 1_500}) {
            boolean clean = isClean(bothWays(tools, calls), calls);
            if (!clean) clean = isClean(bothWays(tools, calls), calls);
            if (!clean) break;
            most = calls;
        }
        more("concurrent two-way calls, gap p99 < 25 ms, no slip", most, "calls", 1_000);
    }

    private static LoadTools.Output bothWays(LoadTools tools, int calls) throws Exception {
        return tools.sipload(
                "-m", "media", "-u", "long", "-n", Integer.toString(calls), "-r", "200", "-w", "10", "-s", "50", "-x");
    }

    /** No call failed, and 99 % of the packets went each way: who leaves packets out looks cheaper than it is. */
    private static boolean counts(LoadTools.Output run, int calls) {
        double least = 0.99 * calls * 50 * run.after("window=");
        return run.after("failed=") == 0 && run.after("rtp_out=") >= least && run.after("rtp_in=") >= least;
    }

    /** No packet came a tick late for good. */
    private static boolean isClean(LoadTools.Output run, int calls) {
        return counts(run, calls)
                && run.percentile("rtp_gap_ms", "p99") < 25
                && run.percentile("rtp_lateness_ms", "p50") < 20;
    }

    /** Against the time before there were many calls: what was grown for them once is theirs. */
    private void memory(LoadTools tools, ServerProcess server, Footprint idle) throws Exception {
        var busy = later(server, 10);
        boolean counts = counts(bothWays(tools, 1_000), 1_000);
        long bytes = busy.get().heapBytes() + busy.get().nativeBytes() - idle.heapBytes() - idle.nativeBytes();
        less("memory per call at 1,000 calls: heap after GC and native", counts ? bytes / 1e6 : Double.NaN, "kB", 40);
    }

    /** The window is silent: calls come before it and go after it. */
    private void allocation(LoadTools tools, ServerProcess server) throws Exception {
        var first = later(server, 9);
        var second = later(server, 49);
        var run = tools.sipload("-m", "media", "-u", "long", "-n", "500", "-r", "100", "-w", "45", "-s", "50", "-x");
        long before = first.get().tickBytes();
        if (before == 0) throw new IllegalStateException("No tick thread was found");
        less(
                "allocated by the ticks in 40 s at 500 calls",
                counts(run, 500) ? second.get().tickBytes() - before : Double.NaN,
                "bytes",
                0);
    }

    private static CompletableFuture<Footprint> later(ServerProcess server, int seconds) {
        return CompletableFuture.supplyAsync(
                server::footprint, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    private void publish(String generator) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%nLine, driven by %s; load average before: %.1f%s%n%n",
                generator,
                loadBefore,
                loadBefore > QUIET_LOAD_AVERAGE ? ": the machine was busy with other things, measure again" : "");
        System.out.println("| | here | to reach | reached |\n|---|---|---|---|");
        rows.forEach(row -> System.out.println(row.markdown()));
        String figures = String.join(",\n", rows.stream().map(Row::json).toList());
        Files.writeString(
                FOLDER.resolve("line.json"),
                String.format(
                        Locale.ROOT,
                        "{\"generator\":\"%s\",\"loadAverageBefore\":%.2f,\"rows\":[\n%s\n]}\n",
                        generator,
                        loadBefore,
                        figures));
    }
}
