package org.cardline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./cardline bench line}: loads the line from outside with the generator at {@code CARDLINE_LOAD}, and compares
 * with what the kernel itself takes, in the same run. Without a generator it says so and uses telephones of our own.
 * {@code ./cardline bench memory} measures only what a busy machine does not change.
 */
public final class LineBench {
    private static final int MAX_CALLS = 2_000;
    private static final int SIGNALLING_SECONDS = 5;
    private static final double PACKETS_A_CALL_SECOND = 100;
    private static final double QUIET_LOAD_AVERAGE = 2;
    private static final Path FOLDER = Path.of("target", "bench");

    private final String what;
    private final List<Row> rows = new ArrayList<>();
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    private LineBench(String what) {
        this.what = what;
    }

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
     * Runs it all, about nine minutes on a quiet machine; a disturbed run is made once more.
     *
     * @param arguments {@code line} or {@code memory}, and the command of production: java, its flags, and {@code up}
     */
    public static void main(String[] arguments) throws Exception {
        String what = arguments[0];
        List<String> command = List.of(arguments).subList(1, arguments.length);
        Files.createDirectories(FOLDER);
        Path data = Files.createTempDirectory("cardline-bench");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x")); // for PostgreSQL's user
        new ServerProcess(command, data, MAX_CALLS).close(); // makes the database: what follows is warm
        String folder = System.getenv("CARDLINE_LOAD");
        var bench = new LineBench(what);
        try (var server = new ServerProcess(command, data, MAX_CALLS)) {
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
        new MemoryBench(tools, server).run(this);
        if (what.equals("memory")) return;
        signalling(tools);
        bargeIn(tools);
        media(tools);
    }

    private void signalling(LoadTools tools) throws Exception {
        calls(tools, 200);
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
        tools.bothWays("long", 400, 10);
        double micros = tools.packetMicros();
        less("one kernel packet (udpmax), the unit of the next line", micros, "µs of CPU", 2);
        var run = tools.bothWays("long", 400, 10);
        if (!run.counts(400)) run = tools.bothWays("long", 400, 10);
        double perPacket = run.after("of a core, ") * 1_000 / PACKETS_A_CALL_SECOND;
        double cost = run.counts(400) ? perPacket / micros : Double.NaN;
        less("CPU per call-second both ways, in kernel packets", cost, "packets", 4);
        double most = 0;
        for (int calls : new int[] {400, 600, 800, 1_000, 1_250, 1_500}) {
            boolean clean = isClean(tools.bothWays("long", calls, 10), calls);
            if (!clean) clean = isClean(tools.bothWays("long", calls, 10), calls);
            if (!clean) break;
            most = calls;
        }
        more("concurrent two-way calls, gap p99 < 25 ms, no slip", most, "calls", 1_000);
    }

    /** No packet came a tick late for good. */
    private static boolean isClean(LoadTools.Output run, int calls) {
        return run.counts(calls)
                && run.percentile("rtp_gap_ms", "p99") < 25
                && run.percentile("rtp_lateness_ms", "p50") < 20;
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
                FOLDER.resolve(what + ".json"),
                String.format(
                        Locale.ROOT,
                        "{\"generator\":\"%s\",\"loadAverageBefore\":%.2f,\"rows\":[\n%s\n]}\n",
                        generator,
                        loadBefore,
                        figures));
    }
}
